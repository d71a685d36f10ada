"""Language and country codes as legislative XML writes them."""

from __future__ import annotations

from typing import Final

_LANGUAGES: Final = dict(
    pair.split(":")
    for pair in (
        "afr:af amh:am ara:ar ben:bn bul:bg ces:cs cze:cs cym:cy wel:cy dan:da deu:de ger:de ell:el gre:el eng:en "
        "est:et fas:fa per:fa fin:fi fra:fr fre:fr gle:ga heb:he hin:hi hrv:hr hun:hu ind:id ita:it jpn:ja kin:rw "
        "kor:ko lav:lv lit:lt ltz:lb mlt:mt mon:mn mya:my nep:ne nld:nl dut:nl nor:no pol:pl por:pt ron:ro rum:ro "
        "rus:ru sin:si slk:sk slo:sk slv:sl som:so sot:st spa:es swa:sw swe:sv tam:ta tha:th tsn:tn tur:tr ukr:uk "
        "urd:ur vie:vi xho:xh zho:zh chi:zh zul:zu"
    ).split()
)
_COUNTRIES: Final = dict(
    pair.split(":")
    for pair in (
        "aut:at bel:be bgr:bg che:ch cyp:cy cze:cz deu:de dnk:dk esp:es est:ee fin:fi fra:fr gbr:gb grc:gr hrv:hr "
        "hun:hu irl:ie ita:it ltu:lt lux:lu lva:lv mlt:mt nld:nl nor:no pol:pl prt:pt rou:ro svk:sk svn:si swe:se "
        "eur:eu can:ca usa:us zaf:za ken:ke uga:ug bra:br arg:ar chl:cl col:co mex:mx per:pe ury:uy aus:au nzl:nz "
        "ind:in"
    ).split()
)


def language_code(written: str) -> str:
    """Return the BCP 47 code of a language written as "eng", "EN", "fr-CA" or an authority's address.

    >>> language_code("http://publications.europa.eu/resource/authority/language/FRA"), language_code("EN")
    ('fr', 'en')
    """
    code = written.strip().rsplit("/", 1)[-1]
    if "-" in code:
        return code
    code = code.lower()
    return _LANGUAGES.get(code, code if len(code) in (2, 3) else "")


def country_code(written: str) -> str:
    """Return the code of a jurisdiction in lower case, written as "LUX", "za-cpt" or an authority's address.

    >>> country_code("http://publications.europa.eu/resource/authority/country/LUX"), country_code("za")
    ('lu', 'za')
    """
    code = written.strip().rsplit("/", 1)[-1].lower()
    if code in ("uk", "zz"):  # zz: user-assigned, for a jurisdiction that is not known
        return "gb" if code == "uk" else ""
    return _COUNTRIES.get(code, code if len(code) == 2 or "-" in code else "")
