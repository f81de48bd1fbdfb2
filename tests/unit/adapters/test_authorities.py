"""Whose certificates the desk believes."""

import ssl

from adapters.http.authorities import authorities


def test_a_server_must_prove_its_name_and_the_list_of_those_who_vouch_is_read_once() -> None:
    trusted = authorities()

    assert trusted.verify_mode is ssl.CERT_REQUIRED
    assert trusted.check_hostname
    assert trusted.cert_store_stats()["x509_ca"] > 0
    assert authorities() is trusted
