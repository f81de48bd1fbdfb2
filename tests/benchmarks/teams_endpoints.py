"""What takes the activities: the desk, and beside it the SDK's own adapter with nothing behind it."""

from pathlib import Path
from tempfile import mkdtemp

from botbuilder.core import BotFrameworkAdapter, BotFrameworkAdapterSettings, TurnContext
from botframework.connector.auth import ChannelValidation, SimpleChannelProvider
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.composition.app import assemble
from adapters.composition.settings import settings_of
from adapters.teams.config import Cloud
from bot.model.places import Platform
from tests.benchmarks.teams_load import APP, PATH, SERVICE, TENANT, desk_file


def desk(url: str, *, metadata: str) -> Starlette:
    """The whole desk, which fetches the keys of the platform and speaks to nobody."""
    settings = settings_of(
        {
            "DATABASE_URL": url,
            "PLANDESK_DESK": desk_file(Path(mkdtemp())),
            "TEAMS_APP_ID": APP,
            "TEAMS_APP_PASSWORD": "benchmark-password",
            "TEAMS_TENANT_ID": TENANT,
        }
    )
    nowhere = SERVICE.rstrip("/")
    cloud = Cloud(metadata=metadata, login=nowhere, service_url=SERVICE, origins=frozenset({nowhere}))
    return assemble(settings.replaced(Platform.TEAMS, cloud=cloud)).app


def stock(_: str, *, metadata: str) -> Starlette:
    """The SDK's adapter, with a bot that does nothing."""
    ChannelValidation.open_id_metadata_endpoint = metadata
    settings = BotFrameworkAdapterSettings(APP, "benchmark-password", channel_provider=SimpleChannelProvider())
    adapter = BotFrameworkAdapter(settings)

    async def nothing(_: TurnContext) -> None:
        """No bot."""

    async def receive(request: Request) -> Response:
        await adapter.process_activity(
            {"body": await request.json()}, request.headers.get("authorization", ""), nothing
        )
        return Response()

    return Starlette(routes=[Route(PATH, receive, methods=["POST"])])
