"""Who does not even claim the right things is told apart by why, and makes nobody look for a key."""

from collections.abc import Mapping

import pytest

from adapters.teams.keys import Key, Keys
from adapters.teams.token import MAX_ID, MAX_TOKEN, SKEW_SECONDS, NotTheirs, caller
from tests.unit.teams.deliveries import CONFIG, NOW, SERVICE, claims, published, token
from tests.unit.teams.test_tokens import raw, with_header

AT = int(NOW.timestamp())
REFUSED: dict[str, tuple[str, str]] = {
    "another scheme": ("not a bearer token", f"Basic {token()}"),
    "beyond ASCII": ("not a bearer token", f"Bearer {token()}é"),
    "a part too few": ("not a bearer token", "Bearer a.b"),
    "a part too many": ("not a bearer token", f"Bearer {token()}.x"),
    "a character too long": ("not a bearer token", f"Bearer ..{'x' * (MAX_TOKEN - 1)}"),
    "as long as may be": ("an unreadable token", f"Bearer ..{'x' * (MAX_TOKEN - 2)}"),
    "another algorithm": ("another algorithm", f"Bearer {with_header('RS512')}"),
    "no key": ("no key", f"Bearer {token(kid=None)}"),
    "an empty key": ("no key", "Bearer " + raw({"alg": "RS256", "kid": ""}, claims())),
    "too long a key": ("no key", f"Bearer {token(kid='k' * (MAX_ID + 1))}"),
    "another issuer": ("another issuer", f"Bearer {token(claims(iss='https://evil.test'))}"),
    "for another bot": ("for somebody else", f"Bearer {token(claims(aud='other'))}"),
    "an expiry that is true": ("no expiry", f"Bearer {token(claims(exp=True))}"),
    "expired this second": ("expired", f"Bearer {token(claims(exp=AT - SKEW_SECONDS))}"),
    "a beginning that is true": ("an odd beginning", f"Bearer {token(claims(nbf=True))}"),
    "not valid for a second": ("not valid yet", f"Bearer {token(claims(nbf=AT + SKEW_SECONDS + 1))}"),
    "an empty service URL": ("no service URL", f"Bearer {token(claims(serviceurl=''))}"),
    "a list of service URLs": ("no service URL", f"Bearer {token(claims(serviceurl=[SERVICE]))}"),
}
"""Why, and what is sent in the `Authorization` header, by what is wrong with it."""


async def sought() -> Mapping[str, Key]:
    """The keys, which nobody should look for."""
    raise AssertionError("somebody looks for a key")


async def test_what_claims_the_wrong_things_makes_nobody_look_for_a_key(subtests: pytest.Subtests) -> None:
    for case, (why, authorization) in REFUSED.items():
        with subtests.test(case), pytest.raises(NotTheirs, match=f"^{why}$"):
            await caller([authorization], Keys(sought), CONFIG, NOW)


@pytest.mark.parametrize("kid", ["k", "k" * MAX_ID], ids=len)
async def test_the_shortest_and_the_longest_name_of_a_key_are_looked_for(kid: str) -> None:
    with pytest.raises(NotTheirs, match="an unknown key"):
        await caller([f"Bearer {token(kid=kid)}"], Keys(published), CONFIG, NOW)


@pytest.mark.parametrize("years", [-20, 0, 20])
async def test_what_the_library_thinks_of_the_time_and_of_claims_that_nobody_reads_decides_nothing(years: int) -> None:
    now = NOW.replace(year=NOW.year + years)
    at = int(now.timestamp())
    said = claims(iat=at, nbf=at, exp=at + 60, sub=5, jti=5)

    assert (await caller([f"Bearer {token(said)}"], Keys(published), CONFIG, now)).service_url == SERVICE
