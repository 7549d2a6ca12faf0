"""The content controls of a letter as places that may be filled without Word: each by name, what it asks, where it is.

A control is filled by cutting its bytes (`kendali`); where it stands, and whether Word would let it hold any text,
tells the same part read as a tree. Both see the controls in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tata_usaha.konsep.baris_kosong import cari_sel_kosong
from tata_usaha.konsep.kendali import ISIAN, Kendali, cari_kendali
from tata_usaha.konsep.letak_isian import BagianBerletak, TempatNaskah, bagian_berletak, ringkas
from tata_usaha.konsep.teks_word import atribut, bagian_berteks, bernama, iter_word, naik, teks_paragraf
from tata_usaha.word.ganti_bagian import PaketAsing
from tata_usaha.word.ruang_nama import CADANGAN

AWALAN = "isian:"
"""How the tag of a control begins that a letter was printed with for a fill-in."""
_TERKUNCI = {"contentLocked", "sdtContentLocked"}
_BUKAN_TEKS = ("dropDownList", "comboBox", "picture", "docPartObj", "docPartList", "group", "equation", "bibliography")
_BUKAN_RUN = ("drawing", "object", "pict", "fldChar", "footnoteReference", "endnoteReference", "tbl")
_KOTAK_CENTANG = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
_HANYA_DI_WORD = "hanya dapat diisi di Word"
_JUDUL_MAKS = 64
"""Word's longest title of a control: a longer question was cut there when the letter was printed."""
_KOSONG, _LAIN = "____", "…"
"""How the text around a place shows the place itself, and other blanks."""


@dataclass(frozen=True)
class TempatIsi:
    """One control: `id` names it within the letter, `petunjuk` is its question, `tempat` where it stands (Indonesian).

    `judul` is the heading above, `sekitar` the text around it with a line in its place. `teks` is what somebody filled
    in, "" while it is blank. `berbaris`: it may hold several lines. `halangan` says why it cannot be filled here (""
    when it can), `kembaran` are old Word's copies of it, which are filled with it. `baris` is the number of its row
    where nothing asks and nobody has to write (0: it asks).
    """

    id: str
    tag: str
    petunjuk: str
    judul: str
    tempat: TempatNaskah
    sekitar: str
    teks: str
    berbaris: bool
    halangan: str
    kendali: Kendali
    kembaran: tuple[Kendali, ...] = ()
    baris: int = 0

    @property
    def terisi(self) -> bool:
        """Whether it holds somebody's text."""
        return bool(self.teks)


@dataclass(frozen=True)
class _Mentah:
    """A control with its element in the tree, and the part in which it stands."""

    kendali: Kendali
    unsur: Any
    bagian: BagianBerletak
    teks: Mapping[Any, str]


def cari_tempat_isi(bagian: Mapping[str, bytes]) -> list[TempatIsi]:
    """Return the controls of a letter that wait for a text, or hold one that a person gave, the body first.

    After them come the empty cells of rows that may be filled as well (`baris_kosong`).

    Raises:
        PaketAsing: when a part is no XML as Word writes it.

    """
    semua = list(_sejajar(bagian))
    tampak = [m for m in semua if not _di_cadangan(m.unsur) and _dihitung(m)]
    kembaran: dict[tuple[str, str], list[Kendali]] = {}
    for satu in semua:
        if _di_cadangan(satu.unsur):
            kembaran.setdefault((satu.kendali.tag, _sifat(satu.unsur, "id")), []).append(satu.kendali)
    banyak = Counter(_nama(m.kendali.tag) for m in tampak)
    ke: Counter[str] = Counter()
    hasil = []
    for satu in tampak:
        nama = _nama(satu.kendali.tag)
        ke[nama] += 1
        sendiri = nama if banyak[nama] == 1 else f"{nama}.{ke[nama]}"
        kembar = kembaran.get((satu.kendali.tag, _sifat(satu.unsur, "id")), [])
        hasil.append(_tempat_isi(satu, sendiri, tuple(kembar)))
    return hasil + _baris_kosong(semua, {(t.kendali.bagian, t.kendali.unsur.awal): t for t in hasil})


def _baris_kosong(semua: Sequence[_Mentah], menurut_letak: Mapping[tuple[str, int], TempatIsi]) -> list[TempatIsi]:
    """Return the empty cells below controls that may be filled here, each named by its row."""
    hasil: list[TempatIsi] = []
    bagian = {m.kendali.bagian: m for m in semua}
    sel = {nama: list(iter_word(m.bagian.akar, "tc")) for nama, m in bagian.items()}
    for satu in cari_sel_kosong([m.kendali for m in semua], AWALAN):
        model = menurut_letak.get((satu.bagian, satu.unsur.awal))
        if model is None or model.halangan or satu.ke >= len(sel[satu.bagian]):
            continue
        di_sini, milik = sel[satu.bagian][satu.ke], bagian[satu.bagian]
        paragraf = next(iter_word(di_sini, "p"), None)
        if paragraf is None or _di_cadangan(di_sini):
            continue
        hasil.append(
            replace(
                model,
                id=_nama(satu.tag),
                tag=satu.tag.removeprefix(AWALAN),
                tempat=milik.bagian.tempat(paragraf),
                judul=milik.bagian.judul(paragraf),
                sekitar=_isi_baris(di_sini, milik.teks),
                teks="",
                kendali=satu,
                kembaran=(),
                baris=satu.baris,
            )
        )
    return hasil


def _isi_baris(sel: Any, teks: Mapping[Any, str]) -> str:
    """Return what else the row of a cell says; "" when it is only a number."""
    lain = (s for s in sel.getparent() if bernama(s, "tc") and s is not sel)
    isi = (" ".join(" ".join(teks.get(p, "") for p in iter_word(s, "p")).split()) for s in lain)
    return ringkas(" | ".join(ISIAN.sub(_LAIN, satu) for satu in isi if satu.strip(" 0123456789.):;-")))


def _sejajar(bagian: Mapping[str, bytes]) -> Iterator[_Mentah]:
    kendali = cari_kendali(bagian)
    for nama, satu in zip(bagian_berteks(bagian), bagian_berletak(bagian), strict=True):
        milik = [k for k in kendali if k.bagian == nama]
        unsur = list(iter_word(satu.akar, "sdt"))
        if len(milik) != len(unsur):
            raise PaketAsing(f"bagian {nama} dalam berkas ini tidak seperti yang ditulis Word")
        if unsur:
            teks = teks_paragraf(satu.akar)
            yield from (_Mentah(k, u, satu, teks) for k, u in zip(milik, unsur, strict=True))


def _dihitung(satu: _Mentah) -> bool:
    """Tell whether a control is a question, or the answer to one: no container of others, nothing struck out."""
    if any(True for _ in _dalam(satu.unsur, "sdt")) or _tercoret(satu.unsur):
        return False
    return satu.kendali.tag.startswith(AWALAN) or not satu.kendali.terisi


def _dalam(unsur: Any, *nama: str) -> Iterator[Any]:
    return (u for u in iter_word(unsur, *nama) if u is not unsur)


def _tercoret(unsur: Any) -> bool:
    return any(True for nama in ("del", "moveFrom") for _ in naik(unsur, nama))


def _di_cadangan(unsur: Any) -> bool:
    return next(unsur.iterancestors(CADANGAN), None) is not None


def _tempat_isi(satu: _Mentah, sendiri: str, kembaran: tuple[Kendali, ...]) -> TempatIsi:
    paragraf = next(naik(satu.unsur, "p"), None)
    if paragraf is None:
        paragraf = next(iter_word(satu.unsur, "p"), None)
    isi = satu.kendali.teks
    teks = isi.strip() if satu.kendali.terisi else ""
    ada = paragraf is not None
    return TempatIsi(
        id=sendiri,
        tag=satu.kendali.tag.removeprefix(AWALAN),
        petunjuk=_petunjuk(satu, isi),
        judul=satu.bagian.judul(paragraf) if ada else "",
        tempat=satu.bagian.tempat(paragraf) if ada else satu.bagian.seluruhnya,
        sekitar=_sekitar(satu, paragraf, isi) if ada else "",
        teks=teks,
        berbaris=_berbaris(satu.unsur),
        halangan=_halangan(satu.unsur, isi, terisi=bool(teks)),
        kendali=satu.kendali,
        kembaran=kembaran,
    )


def _nama(tag: str) -> str:
    """Return what a control is called by its tag, fit to stand before `=` on a command line."""
    polos = "".join(h if h.isalnum() or h in "-_" else "-" for h in tag.removeprefix(AWALAN)).strip("-")
    return polos or "isian"


def _petunjuk(satu: _Mentah, isi: str) -> str:
    cocok = ISIAN.search(isi)
    if cocok:
        return cocok[1]
    tertulis = "" if satu.kendali.terisi else isi.strip()
    return _judul(_sifat(satu.unsur, "alias")) or tertulis or _nama(satu.kendali.tag)


def _judul(alias: str) -> str:
    """Return the title of a control; one that was cut ends at a whole word, and says that it goes on."""
    return alias if len(alias) < _JUDUL_MAKS else f"{alias.rpartition(' ')[0].rstrip(' ,;')} …"


def _sekitar(satu: _Mentah, paragraf: Any, isi: str) -> str:
    """Return what stands around a control: in its paragraph, or where it stands alone, in its row."""
    sendiri = satu.teks.get(paragraf, "").replace(isi.replace("\n", " "), _KOSONG, 1) if isi.strip() else ""
    baris = next(naik(paragraf, "tr"), None)
    if sendiri.replace(_KOSONG, "").strip(" :;.,") or baris is None:
        return ringkas(ISIAN.sub(_LAIN, sendiri)) if sendiri.strip() != _KOSONG else ""
    sel = []
    for satu_sel in (a for a in baris.iter() if bernama(a, "tc")):
        teks = " ".join(satu.teks.get(p, "") for p in iter_word(satu_sel, "p"))
        di_sini = any(p is paragraf for p in iter_word(satu_sel, "p"))
        sel.append(_KOSONG if di_sini else ISIAN.sub(_LAIN, teks))
    return ringkas(" | ".join(" ".join(s.split()) for s in sel if s.strip(" :;.-")))


def _sifat_kendali(unsur: Any) -> Any:
    return next((a for a in unsur if bernama(a, "sdtPr")), ())


def _sifat(unsur: Any, nama: str) -> str:
    return next((atribut(a) for a in _sifat_kendali(unsur) if bernama(a, nama)), "")


def _berbaris(unsur: Any) -> bool:
    """Tell whether a control may hold several lines: a plain one only when it says so."""
    polos = next((a for a in _sifat_kendali(unsur) if bernama(a, "text")), None)
    return polos is None or atribut(polos, "multiLine") in {"1", "true", "on"}


def _halangan(unsur: Any, isi: str, *, terisi: bool) -> str:
    sifat = list(_sifat_kendali(unsur))
    if any(bernama(a, "lock") and atribut(a) in _TERKUNCI for a in sifat):
        return f"dikunci di Word; {_HANYA_DI_WORD}"
    if any(bernama(a, "dataBinding") for a in sifat):
        return f"terhubung dengan data lain di berkasnya; {_HANYA_DI_WORD}"
    if any(a.tag == _KOTAK_CENTANG or any(bernama(a, nama) for nama in _BUKAN_TEKS) for a in sifat):
        return f"berupa pilihan atau gambar; {_HANYA_DI_WORD}"
    if len(list(_dalam(unsur, "p"))) > 1 or any(True for _ in _dalam(unsur, *_BUKAN_RUN)):
        return f"memuat lebih dari teks; {_HANYA_DI_WORD}"
    polos = ISIAN.fullmatch(isi.strip()) is not None
    if not terisi and ISIAN.search(isi) and not polos:
        return f"sebagian sudah ditulis; {_HANYA_DI_WORD}"
    return ""
