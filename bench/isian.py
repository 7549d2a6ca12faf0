"""How many blanks the letters of each run ask people to fill in: with an empty office, and with one filled in.

    .venv/bin/python -m bench.isian

Counts the fill-ins of every letter that a run owes, on the real plan, first without any evidence, then with all that
the plan asks for and the survey's answers. Number and date of a letter count too, though the register gives them.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from functools import cache

from tests.zi_model.bahan_sigi import bahan, semua_bukti
from tests.zi_model.survei_uji import hitung_survei
from tools.contoh.kantor_terisi import isi_kantor
from zi_model.daftar_isian import IsianNaskah, isian_naskah
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.jatuh_waktu import susun_naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import JenisPeriode, Periode
from zi_model.survei import NASKAH_SURVEI


def isian_alur(sumber: Bahan, jenis: JenisAlur, periode: Periode) -> list[IsianNaskah]:
    """Return every fill-in of the letters that a run owes."""
    hari = periode.akhir + dt.timedelta(days=8)
    if jenis is JenisAlur.KEPUTUSAN:
        hari = dt.date(periode.tahun, 2, 10)
    naskah = susun_naskah(sumber, jenis, periode, Bagian.SEMUA, None, hari)
    return [satu for n in naskah for satu in isian_naskah(str(n.kunci), n.isi)]


def hitung(sumber: Bahan, jenis: JenisAlur, periode: Periode) -> Counter[str]:
    """Return how many fill-ins each letter of a run has, by its key."""
    return Counter(satu.kunci for satu in isian_alur(sumber, jenis, periode))


@cache
def sumber() -> dict[str, Bahan]:
    """Return the office as measured, by what was filled in."""
    jawaban = hitung_survei([(4, 4, 2, 4, 4, 4, 4, 3, 4)])
    baris = next(b.kode for b in bahan().tahun.rencana.baris if b.indikator.naskah == NASKAH_SURVEI)
    semester = bahan().tahun.periode.bagian(JenisPeriode.SEMESTER)
    kosong, penuh = bahan(), bahan(semua_bukti(), survei={(baris, satu): jawaban for satu in semester})
    return {
        "kantor kosong, tanpa bukti": kosong,
        "kantor terisi, tanpa bukti": replace(kosong, tahun=isi_kantor(kosong.tahun)),
        "kantor terisi, dengan bukti": replace(penuh, tahun=isi_kantor(penuh.tahun)),
    }


if __name__ == "__main__":
    semua = sumber()
    print(f"{'alur':28}" + "".join(f"{nama:>30}" for nama in semua))
    for alur in JenisAlur:
        for satu in bahan().tahun.periode.bagian(alur.jenis_periode):
            angka = [sum(hitung(milik, alur, satu).values()) for milik in semua.values()]
            print(f"{alur.value + ' ' + str(satu):28}" + "".join(f"{n:>30}" for n in angka))
