"""A whole intake on Teams: an activity with its token to 200, committed; beside Slack's, and the SDK alone."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import endpoints, teams_endpoints, teams_load
from tests.benchmarks.rounds import Side, best
from tests.benchmarks.rows import Row

WORK = "SQLite: intake on Teams"
SLACK = "our intake on Slack"
STOCK = "BotFrameworkAdapter alone"


def run() -> list[Row]:
    """SQLite, every commit synced to the disk."""
    platform = teams_load.platform()
    with TemporaryDirectory() as folder, teams_load.published(platform.signer) as metadata:
        urls = (f"sqlite:///{Path(folder) / f'{number}.db'}" for number in range(100))
        ours, slack, stock = best(
            lambda: next(urls),
            Side(make=partial(teams_endpoints.desk, metadata=metadata), requests=platform.messages),
            Side(make=endpoints.desk),
            Side(make=partial(teams_endpoints.stock, metadata=metadata), requests=platform.messages),
        )
    return [
        Row(work=WORK, unit="a second", ours=ours.rate, beside=slack.rate, what=SLACK, aim=0.4),
        Row(work=f"{WORK}, p50", unit="ms", ours=ours.p50, beside=slack.p50, what=SLACK, aim=0.4, less_is_better=True),
        Row(work=f"{WORK}, p99", unit="ms", ours=ours.p99, beside=slack.p99, what=SLACK, aim=0.4, less_is_better=True),
        Row(work=WORK, unit="a second", ours=ours.rate, beside=stock.rate, what=STOCK, aim=0.25),
    ]
