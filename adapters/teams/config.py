"""The Teams adapter's configuration at start: who the desk is there, where the platform is, and whom it may believe."""

from collections.abc import Container
from ipaddress import ip_address
from typing import ClassVar
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct, field

from adapters.platform.permalink import Addresses
from adapters.teams.limits import LIMITS, Limit
from bot.model.hiding import Hiding
from bot.model.places import Place

CHANNEL_ID = "msteams"
"""The name of Teams among the channels of the Bot Framework."""

NAME = "plandesk"
"""The name that the desk gives itself; the platform shows that of its app."""


class Cloud(Struct, frozen=True, kw_only=True):
    """One cloud of the platform: its keys, who signs there, where tokens are given, and where its connectors are.

    `origins` are scheme, host and port of every service URL that may be stored or spoken to. `service_url` is the
    one for places that nobody has written from yet.
    """

    metadata: str = "https://login.botframework.com/v1/.well-known/openidconfiguration"
    issuer: str = "https://api.botframework.com"
    login: str = "https://login.microsoftonline.com"
    scope: str = "https://api.botframework.com/.default"
    service_url: str = "https://smba.trafficmanager.net/teams/"
    origins: frozenset[str] = frozenset(
        {"https://smba.trafficmanager.net", "https://smba.infra.gcc.teams.microsoft.com"}
    )


PUBLIC = Cloud()
LOOPBACK = Cloud(service_url="", origins=frozenset())
"""No cloud at all: a playground on this machine, whose address is learned from what it sends."""


class TeamsConfig(Hiding, frozen=True, kw_only=True):
    """One bot in one tenant. Raises ValueError that names an empty setting, and never prints a secret.

    `tenants` are those that the desk serves; nobody else is heard. `people` are the object ids that the desk file names
    in the bot's own tenant. `places` are its channels, `staff` the accounts of the vendor's people, and `partners` the
    channels with each other tenant that their customer has people in, as `partner` writes them; `shared` are those
    channels. `is_local`: anybody on this machine is believed, without a token, and nobody beyond it is
    ever spoken to. `limits` are the platform's own throttles. `addresses` are those of every platform's messages and
    channels, to link to.
    """

    HIDDEN: ClassVar = frozenset({"app_password"})

    app_id: str
    app_password: str
    tenant: str
    tenants: Container[str] = frozenset()
    people: Container[str] = frozenset()
    places: Container[str] = frozenset()
    staff: Container[str] = frozenset()
    partners: Container[str] = frozenset()
    shared: Container[str] = frozenset()
    cloud: Cloud = PUBLIC
    is_local: bool = False
    limits: tuple[Limit, ...] = LIMITS
    addresses: Addresses = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what would let anybody in: without an app id anybody would be believed."""
        for name in ("app_id", "app_password", "tenant"):
            if not self.is_local and not getattr(self, name).strip():
                raise ValueError(f"Teams: {name} is empty; give it, or leave Teams off")

    @property
    def bot(self) -> str:
        """Return the desk's own id among the members of a conversation."""
        return f"28:{self.app_id}"

    def serves(self, tenant: str) -> bool:
        """Return whether somebody of that tenant is heard."""
        return self.is_local or tenant == self.tenant or tenant in self.tenants

    def is_partner(self, place: Place, tenant: str) -> bool:
        """Return whether the customer of a channel has people in that tenant."""
        return partner(place, tenant) in self.partners

    def trusts(self, url: str) -> bool:
        """Return whether a service URL may be stored, and our token sent there."""
        found = _split(url)
        if found is None or found.query or found.fragment:
            return False
        if self.is_local:
            return found.scheme in ("http", "https") and is_loopback(found.hostname or "")
        return f"{found.scheme}://{found.netloc}".lower() in self.cloud.origins


def partner(place: Place, tenant: str) -> str:
    """Return the entry of `partners` for a channel whose customer has people in a tenant."""
    return f"{place} {tenant}"


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url) if url.isascii() and url.isprintable() and " " not in url else None
    except ValueError:
        return None
