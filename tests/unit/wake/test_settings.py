"""Nobody is woken by what nothing signs, and what signs is a secret."""

import base64

import pytest
from msgspec.structs import replace

from adapters.composition.build import check_signing
from adapters.composition.settings import UnusableSettings, settings_of
from tests.unit.engine import people

SECRET = "whsec_" + base64.b64encode(b"x" * 32).decode()


def test_a_desk_that_wakes_people_needs_the_secret() -> None:
    file = people.a_desk_file()
    waking = replace(file, people=tuple(replace(one, wake_url="https://pager.example/") for one in file.people))

    check_signing(settings_of({"PLANDESK_WAKE_SECRET": SECRET}), waking)
    check_signing(settings_of({}), file)
    with pytest.raises(UnusableSettings, match="PLANDESK_WAKE_SECRET: is missing"):
        check_signing(settings_of({}), waking)


@pytest.mark.parametrize("secret", ["canary", "whsec_canary", "whsec_" + base64.b64encode(b"x" * 8).decode()])
def test_what_is_no_secret_is_refused_without_showing_it(secret: str) -> None:
    with pytest.raises(UnusableSettings, match="PLANDESK_WAKE_SECRET: should be whsec_") as refusal:
        settings_of({"PLANDESK_WAKE_SECRET": secret})

    assert "canary" not in str(refusal.value)
    assert SECRET in settings_of({"PLANDESK_WAKE_SECRET": SECRET}).secrets
