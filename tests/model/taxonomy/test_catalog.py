"""Tests of standard taxonomies that the user points to: a taxonomy package, or a folder laid out like the addresses."""

from __future__ import annotations

from tests.model.taxonomy.writing import GAAP, GAAP_NAMESPACE, element, label, link, linkbase, load, schema

OWN = {"co.xsd": schema(f'<xs:import namespace="{GAAP_NAMESPACE}" schemaLocation="{GAAP}"/>', element("Assets"))}
STANDARD = schema(element("Cash", identifier="us-gaap_Cash"), namespace=GAAP_NAMESPACE).replace(
    "<xs:schema ", f'<xs:schema xmlns:us-gaap="{GAAP_NAMESPACE}" '
)


def catalog(start: str, target: str) -> str:
    """The catalog of a taxonomy package with one rewriting."""
    return (
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        f'<rewriteURI uriStartString="{start}" rewritePrefix="{target}"/></catalog>'
    )


def test_a_package_is_found_through_its_catalog() -> None:
    package = {
        "gaap/META-INF/catalog.xml": catalog("https://xbrl.fasb.org/us-gaap/", "../files/"),
        "gaap/files/2024/elts/us-gaap-2024.xsd": STANDARD,
    }
    taxonomy, problems = load(OWN, catalog=package)
    assert "us-gaap:Cash" in taxonomy.elements
    assert not problems


def test_a_folder_laid_out_like_the_addresses_is_found() -> None:
    names = ("xbrl.fasb.org/us-gaap/2023/elts/us-gaap-2024.xsd", "xbrl.fasb.org/us-gaap/2024/elts/us-gaap-2024.xsd")
    taxonomy, problems = load(OWN, catalog={names[0]: schema(), names[1]: STANDARD})
    assert "us-gaap:Cash" in taxonomy.elements
    assert not problems


def test_the_labels_beside_a_standard_schema_are_read() -> None:
    labels = linkbase(link("label", label("Cash", "Money").replace("co.xsd#co_Cash", "us-gaap-2024.xsd#us-gaap_Cash")))
    folder = {"elts/us-gaap-2024.xsd": STANDARD, "elts/us-gaap-lab-2024.xml": labels}
    taxonomy, _ = load(OWN, catalog=folder)
    assert [known.text for known in taxonomy.labels["us-gaap:Cash"]] == ["Money"]


def test_a_catalog_never_leads_out_of_its_files() -> None:
    package = {"META-INF/catalog.xml": catalog("https://xbrl.fasb.org/", "../../../../etc/")}
    _, problems = load(OWN, catalog=package)
    assert [severity for _, _, severity in problems] == ["info"]


def test_the_filings_own_catalog_leads_to_its_own_files() -> None:
    package = {
        "p/META-INF/catalog.xml": catalog("http://example.com/2024/", "../www/"),
        "p/www/co.xsd": schema(element("Assets")),
        "elsewhere/co.xsd": schema(element("Wrong")),
    }
    taxonomy, problems = load(package, "http://example.com/2024/co.xsd")
    assert list(taxonomy.elements) == ["co:Assets"]
    assert not problems
