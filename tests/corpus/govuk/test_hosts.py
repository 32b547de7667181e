"""Requests go to allowed hosts alone, by HTTPS, at addresses that everybody reaches."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.govuk.hosts import Hosts, UnreachableError, is_public, resolved

GOVUK_ALONE = Hosts()
PAGE = "https://www.gov.uk/fees"


def at(*addresses: str, hosts: Hosts = GOVUK_ALONE, url: str = PAGE) -> str:
    """Where a request connects, if its host has these addresses."""
    return hosts.target(url, lambda _host: list(addresses)).connected


def test_it_connects_to_the_address_that_was_looked_at() -> None:
    """No second lookup can lead elsewhere; the host is still named, for its certificate."""
    target = Hosts().target(PAGE, lambda _host: ["151.101.0.144"])
    assert target.connected == "https://151.101.0.144/fees"
    assert target.host == "www.gov.uk"
    assert at("2a04:4e42::144") == "https://[2a04:4e42::144]/fees"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 # an address to refuse
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
    ],
)
def test_private_addresses_are_refused(address: str) -> None:
    """Whichever way they are written, and also beside a public one."""
    for found in ([address], ["151.101.0.144", address]):
        with pytest.raises(CorpusError, match="private address"):
            at(*found)


def test_a_host_without_an_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty answer of DNS is no permission, and a failed one is told."""
    with pytest.raises(CorpusError, match="no address"):
        at()
    failing = socket.gaierror(-2, "Name or service not known")
    monkeypatch.setattr(socket, "getaddrinfo", Mock(side_effect=failing))
    with pytest.raises(
        UnreachableError, match="nowhere cannot be found: Name or service not known"
    ):
        resolved("nowhere")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://www.gov.uk/fees", "not HTTPS"),
        ("ftp://www.gov.uk/fees", "not HTTPS"),
        ("file:///etc/passwd", "not HTTPS"),
        ("https://example.org/", "example.org is not among the allowed hosts"),
        ("https://www.gov.uk.example.org/", "not among the allowed hosts"),
        ("https://www.gov.uk@example.org/", "not among the allowed hosts"),
        ("https://me@www.gov.uk/", "a port or a user"),
        ("https://www.gov.uk:8443/", "a port or a user"),
        ("https://www.gov.uk:99999/", "no web address"),
        ("https://[www.gov.uk/", "no web address"),
        ("https:///fees", "no web address"),
        ("https://", "no web address"),
    ],
)
def test_other_places_are_refused(url: str, reason: str) -> None:
    """Before any name is looked up."""
    with pytest.raises(CorpusError, match=reason):
        Hosts().target(url, lambda host: pytest.fail(f"looked {host} up"))


def test_a_stand_in_is_asked_in_place_of_govuk_alone() -> None:
    """It may be on this machine; every other host stays under the rules."""
    hosts = Hosts(frozenset({"www.gov.uk", "example.org"}), "http://127.0.0.1:8000")
    assert at(hosts=hosts, url=f"{PAGE}?a=b") == "http://127.0.0.1:8000/fees?a=b"
    with pytest.raises(CorpusError, match="private address"):
        at("127.0.0.1", hosts=hosts, url="https://example.org/")


@given(st.ip_addresses(v=4))
def test_an_address_within_another_is_as_public_as_itself(address: object) -> None:
    """IPv4 written as IPv6 is judged as what it leads to."""
    assert is_public(f"::ffff:{address}") == is_public(str(address))
    assert is_public(str(address)) <= ip_address(str(address)).is_global
