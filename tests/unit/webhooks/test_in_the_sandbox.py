"""A desk that is tried out tells no program anything, and can be told of linked work all the same."""

import base64
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.routing import Route

from adapters.composition.sandbox import build_sandbox
from adapters.sandbox.example import DESK_FILE
from adapters.webhooks.inbound import PATH
from tests.acceptance.stage import prepare
from tests.shipped import LIBRARY
from tests.unit.webhooks.test_inbound import KEY, done, over

SECRET = "whsec_" + base64.b64encode(KEY).decode()


@pytest.mark.parametrize(("secret", "status"), [(SECRET, 202), ("", 404)])
async def test_the_address_for_news_of_linked_work_is_there_with_its_secret(
    tmp_path: Path, secret: str, status: int
) -> None:
    kept, now = tmp_path / "sandbox.db", datetime.now(UTC)
    made = build_sandbox(
        address="http://127.0.0.1:3978",
        database_url=f"sqlite:///{kept}",
        found=prepare(kept, DESK_FILE, now, LIBRARY),
        library=LIBRARY,
        work_secret=secret,
    )
    routes = [one for one in made.app.routes if isinstance(one, Route) and one.path == PATH]

    async with made.app.router.lifespan_context(made.app):
        answer = await over(routes, json.dumps(done()), at=now)

    assert answer.status_code == status
