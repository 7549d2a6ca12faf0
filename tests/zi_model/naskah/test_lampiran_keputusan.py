"""What stands in a decree's Lampiran: words written out, one unit for one team, no page of empty rows."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from tests.zi_model.bahan_sigi import bahan, tahun
from tests.zi_model.dalam_isi import cari_isi
from zi_model.naskah.inti.naskah import Isi, Naskah
from zi_model.naskah.jatuh_waktu import susun_naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.naskah.keputusan.tanpa_singkatan import KEPANJANGAN, tanpa_singkatan
from zi_model.periode import Periode

LAMPIRAN = ("tim-zi", "tim-ppid", "tim-upg", "tim-pengaduan", "satgas-spip", "agen-perubahan", "penetapan-sop")
SINGKATAN = re.compile(rf"\b({'|'.join(KEPANJANGAN)}|s\.d\.)")


def naskah(sebutan: str) -> Naskah:
    return susun_naskah(
        bahan(), JenisAlur.KEPUTUSAN, Periode.parse("2026"), Bagian.SEMUA, sebutan, dt.date(2026, 2, 10)
    )[0]


def isi_lampiran(sebutan: str) -> Any:
    return naskah(sebutan).isi


@pytest.mark.parametrize("sebutan", LAMPIRAN)
def test_no_lampiran_has_an_abbreviation(sebutan: str) -> None:
    isi = isi_lampiran(sebutan)
    bagian = [getattr(isi, nama, None) for nama in ("lampiran", "rencana_tim")]
    baris = [*(b for b in bagian if b is not None), *getattr(isi, "sop", ())]
    assert baris
    tertulis = [
        str(getattr(satu, nama))
        for b in baris
        for satu in cari_isi(b, Isi)
        for nama in type(satu).model_fields
        if nama not in {"tag", "petunjuk", "anggota", "kegiatan", "bagian"}
    ]
    assert [t for t in tertulis if SINGKATAN.search(t) and not t.startswith("[isi")] == []


def test_an_abbreviation_in_brackets_follows_its_words_and_goes() -> None:
    assert tanpa_singkatan("Strategi Pejabat Pengelola Informasi dan Dokumentasi (PPID) Tahun 2026") == (
        "Strategi Pejabat Pengelola Informasi dan Dokumentasi Tahun 2026"
    )
    assert tanpa_singkatan("Atasan PPID") == "Atasan Pejabat Pengelola Informasi dan Dokumentasi"
    assert tanpa_singkatan("Januari s.d. Maret 2026") == "Januari sampai dengan Maret 2026"
    assert tanpa_singkatan("SOPAN") == "SOPAN"


def test_decree_lampiran_and_sop_of_the_ppid_name_one_unit() -> None:
    """Who holds the post of PPID heads the unit that answers for each row of its plan and for its procedure."""
    kantor = bahan().kantor
    kursi = {a.kedudukan: a.pejabat for a in kantor.pejabat.tim_menurut_id("tim-ppid").anggota}
    unit = kantor.pejabat.pemangku(str(kursi["PPID"]), dt.date(2026, 2, 10)).unit
    assert unit is not None
    nama = kantor.satker.unit_menurut_kode(unit).nama
    rencana = isi_lampiran("tim-ppid").rencana_tim
    assert {str(k.penanggung_jawab) for k in rencana.kegiatan if not str(k.kegiatan).startswith("[isi")} == {nama}
    assert isi_lampiran("sop/pelayanan").unit == nama.upper()
    assert "Informasi Publik (PPID)" in str(tahun().rencana.menurut_kode["2.3.1.1"].aksi.nama)  # as it was signed
    assert "Pejabat Pengelola Informasi Publik" not in str([k.kegiatan for k in rencana.kegiatan])


def test_empty_rows_stay_with_the_last_row_that_says_something() -> None:
    rencana = isi_lampiran("tim-ppid").rencana_tim.kegiatan
    assert [k.lekat for k in rencana] == [False] * 4 + [True] * 3
    sop = isi_lampiran("penetapan-sop").sop
    terakhir = max(ke for ke, s in enumerate(sop) if not str(s.nama).startswith("[isi"))
    assert [s.lekat for s in sop] == [ke >= terakhir for ke in range(len(sop))]
