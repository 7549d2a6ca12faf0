"""A whole sample year in the register: each letter is known by what its text says, and none is taken for another.

Codes in the footers are `bench.kode_kaki`'s; here there are none, and no keywords either.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.outbox.kenali_pindaian import CARA_JUDUL, CARA_NOMOR, HasilKenali, kenali_pindaian
from tests.golden.contoh_naskah import tahun
from tests.tata_usaha.naskah_terpindai import PERLU_LIBREOFFICE, cetak_bernomor, entri_naskah, gabung
from tests.zi_model.bahan_sigi import kantor
from tools.halaman import ubah_ke_pdf
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.keluarga import pencacah

pytestmark = [pytest.mark.tahan, PERLU_LIBREOFFICE]
TIAP = 3
"""Of so many letters one is printed; the register has them all."""


@dataclass(frozen=True)
class Setahun:
    """The register of a year, and the PDFs of some of its letters by their keys."""

    entri: list[EntriAgenda]
    pdf: dict[str, bytes]

    def kenali(self, kunci: str, entri: list[EntriAgenda]) -> HasilKenali:
        satker = kantor().satker
        return kenali_pindaian(self.pdf[kunci], entri, "9999", satker.nama, satker.nomor.values())


@pytest.fixture(scope="module")
def setahun(tmp_path_factory: pytest.TempPathFactory) -> Setahun:
    """Return the letters, numbered as they come, the dates in the year that their numbers say."""
    folder = tmp_path_factory.mktemp("setahun")
    pindaian = tahun().pindai()
    naskah = [n for jenis, periode in tahun().alur() for n in tahun().susun(pindaian, jenis, periode) if n.templat]
    sampai: Counter[str] = Counter()
    entri, berkas = [], {}
    for ke, satu in enumerate(naskah):
        if jenis := pencacah(satu.kunci.jenis, kantor().satker.nomor):
            sampai[jenis] += 1
        nomor, hari = sampai[jenis] if jenis else None, dt.date(_tahun_nomor(satu), 6, 30)
        entri.append(entri_naskah(satu, nomor, hari))
        if ke % TIAP == 0:
            berkas[entri[-1].kunci] = folder / f"{ke}.docx"
            berkas[entri[-1].kunci].write_bytes(cetak_bernomor(satu, nomor, hari))
    pdf = ubah_ke_pdf(list(berkas.values()), folder, jalur=1)
    return Setahun(entri, {kunci: gabung(Path(p).read_bytes()) for kunci, p in zip(berkas, pdf, strict=True)})


def _tahun_nomor(naskah: Naskah) -> int:
    """Return the year that is printed in a letter's number: that of its date, as it was drafted."""
    teks = str(getattr(naskah.isi, "nomor", ""))
    return int(teks[-4:]) if teks[-4:].isdecimal() else naskah.kunci.periode.tahun


def test_every_numbered_letter_is_known_by_number_kind_and_year(setahun: Setahun) -> None:
    bernomor = [e for e in setahun.entri if e.nomor is not None and e.kunci in setahun.pdf]
    assert len(bernomor) > 50
    for satu in bernomor:
        hasil = setahun.kenali(satu.kunci, setahun.entri)
        assert (hasil.entri, hasil.cara) == (satu, CARA_NOMOR), (satu.kunci, hasil.keberatan)


def test_without_numbers_none_is_taken_for_another(setahun: Setahun) -> None:
    """As if all went through SRIKANDI. Reminders name no month in their text, and stay unknown."""
    entri = [replace(e, jalur="srikandi", nomor=None, tahun_nomor=None, tanggal=None) for e in setahun.entri]
    hasil = {kunci: setahun.kenali(kunci, entri) for kunci in setahun.pdf}
    for kunci, satu in hasil.items():
        assert satu.entri is None or (satu.entri.kunci, satu.cara) == (kunci, CARA_JUDUL), kunci
    tak_dikenal = {kunci for kunci, satu in hasil.items() if satu.entri is None and "nota-dinas" not in kunci}
    assert len(tak_dikenal) <= len(hasil) // 15, sorted(tak_dikenal)
