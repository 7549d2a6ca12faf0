"""What issued letters asked of each sub bagian, what became of it, and the answer of who was asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated, Any

from fastapi import File, Form, UploadFile
from starlette.responses import Response

from meja import saring
from meja.halaman_diingat import diingat
from meja.kata import keluhan
from meja.keamanan.gerbang import RuteMeja
from meja.meja import Meja, MejaIni
from meja.tampilan import nama_periode
from meja.unggahan import tampung
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.kerja.tindak_lanjut import (
    HasilJawaban,
    PermintaanJawaban,
    PermintaanTampil,
    jawab_tindak_lanjut,
    lihat_tindak_lanjut,
    unit_rekomendasi,
)
from zi_model.nama_naskah import sebut_nama
from zi_model.nasib_rekomendasi import tentang_ketepatan
from zi_model.terbit import NaskahTerbit
from zi_model.tindak_lanjut import LAPORAN, KeadaanRekomendasi, KeadaanTindakLanjut

rute = RuteMeja()
JAWAB = "tindak_lanjut.jawab"
_CIP = {
    KeadaanTindakLanjut.SELESAI: "baik",
    KeadaanTindakLanjut.DIJAWAB: "baik",
    KeadaanTindakLanjut.BERJALAN: "jalan",
    KeadaanTindakLanjut.BELUM: "buruk",
    KeadaanTindakLanjut.DIESKALASI: "buruk",
}
"""The colours of their states; every other one is orange."""


@rute.get("/tindak-lanjut", name="tindak_lanjut")
@diingat()
def tindak_lanjut(meja: MejaIni, periode: str = "", per: str = "", unit: str = "", terbuka: str = "") -> Response:
    """Show the recommendations of issued letters, as of a day, with what became of each."""
    return _halaman(meja, _Saringan(periode, per, unit, terbuka))


@rute.post("/tindak-lanjut/jawab/{nomor:path}", name=JAWAB)
def jawab(
    meja: MejaIni,
    nomor: str,
    catatan: Annotated[str, Form()] = "",
    bukti: Annotated[list[UploadFile] | None, File()] = None,
    periode: Annotated[str, Form()] = "",
    unit: Annotated[str, Form()] = "",
    terbuka: Annotated[str, Form()] = "",
) -> Response:
    """Record what became of a recommendation, in words, with the file that proves it, or both."""
    saringan = _Saringan(periode, "", unit, terbuka)
    try:
        diminta = unit_rekomendasi(meja.pengaturan, meja.satker, nomor)
        meja.wajib(JAWAB, next((u for u in sorted(diminta) if meja.boleh(JAWAB, u)), None))
        hasil = _jawab(meja, nomor, catatan, bukti or [])
    except GalatZI as galat:
        isi = keluhan(galat, meja.pengaturan)
        return _halaman(meja, saringan, status=422, keluhan=isi, nomor=nomor, catatan=catatan)
    kabar = "Jawaban dicatat." if hasil.berubah else "Jawaban ini sudah tercatat."
    satu = hasil.keadaan
    kurang = " Lampirkan buktinya untuk menyelesaikannya." if satu.keadaan.terbuka and not hasil.bukti else ""
    alamat = meja.url("tindak_lanjut", **saringan.tanya)
    return meja.pindah(
        f"{alamat}#{jangkar(satu.rekomendasi.id)}",
        f"{_sebut_satu(satu)}: {kabar} Keadaannya: {satu.keadaan.nama}.{kurang}",
    )


def _sebut(terbit: NaskahTerbit) -> str:
    """Return what the rows of a letter are called: a report recommends, a meeting agrees on what is done next."""
    return "Rekomendasi" if terbit.jenis == LAPORAN else "Tindak lanjut"


def _sebut_satu(satu: KeadaanRekomendasi) -> str:
    """Return by what people know one: its number in its letter, and which letter."""
    t = satu.terbit
    nomor = f"{_sebut(t)} nomor {satu.rekomendasi.nomor}"
    return f"{nomor}, {sebut_nama(t.jenis)} {nama_periode(t.periode)}"


def _ditanya(satu: KeadaanRekomendasi) -> bool:
    """Tell whether an answer still says something: what its evidence closed quotes none, and needs none."""
    return not satu.keadaan.selesai or satu.jawaban is not None or tentang_ketepatan(satu.rekomendasi.aturan)


def _habis(semua: Sequence[KeadaanRekomendasi]) -> str:
    """Return what is said where nothing is left to do; answered, or missed for good, is not done."""
    if all(satu.keadaan.selesai for satu in semua):
        return "Semuanya sudah selesai."
    if any(satu.keadaan.terbuka for satu in semua):
        return "Yang belum selesai diminta lagi di laporan sesudahnya."
    return "Tidak ada yang belum selesai."


def jangkar(id_: str) -> str:
    """Return by which mark an address points to a recommendation on its page."""
    return f"r-{id_.replace('/', '-')}"


class _Saringan:
    """What the page is asked to show, as it stands in its address."""

    def __init__(self, periode: str, per: str, unit: str, terbuka: str) -> None:
        self.periode, self.per, self.unit, self.terbuka = periode, per, unit, bool(terbuka)

    @property
    def tanya(self) -> dict[str, str]:
        """Return it as the query of an address."""
        semua = {"periode": self.periode, "per": self.per, "unit": self.unit, "terbuka": "1" if self.terbuka else ""}
        return {nama: nilai for nama, nilai in semua.items() if nilai}


def _jawab(meja: Meja, nomor: str, catatan: str, bukti: list[UploadFile]) -> HasilJawaban:
    if not any(u.filename for u in bukti):
        permintaan = PermintaanJawaban(meja.satker, nomor, catatan)
        return jawab_tindak_lanjut(meja.pengaturan, meja.pelaku, permintaan)
    with tampung(meja.pengaturan, bukti[:1]) as (berkas,):
        permintaan = PermintaanJawaban(meja.satker, nomor, catatan, berkas)
        return jawab_tindak_lanjut(meja.pengaturan, meja.pelaku, permintaan)


def _halaman(meja: Meja, saringan: _Saringan, status: int = 200, **nilai: Any) -> Response:
    terpilih = saring.unit_terpilih(meja, saringan.unit)
    permintaan = PermintaanTampil(
        meja.satker,
        saring.pilihan_periode(saringan.periode),
        saring.pilihan_hari(saringan.per),
        saringan.terbuka,
        saring.unit_dicari(meja, terpilih),
    )
    daftar = lihat_tindak_lanjut(meja.pengaturan, permintaan)
    diisi = nilai.get("nomor")
    milik = {
        satu.rekomendasi.id: daftar.unit(satu)
        for satu in daftar.hasil
        if _ditanya(satu) or satu.rekomendasi.id == diisi  # who typed one while the evidence came keeps the words
    }
    tetap = {"keluhan": None, "nomor": "", "catatan": ""}
    pilihan = saring.pilihan_bagian_tahun(meja, daftar.periode.tahun)
    lalu = str(daftar.periode.tahun - 1)
    berencana = any(nilai == lalu for nilai, _ in pilihan)
    isi = {
        "daftar": daftar,
        "kelompok": [list(semua) for _, semua in groupby(daftar.hasil, key=lambda s: s.terbit.kunci)],
        "terbuka": sum(s.keadaan.terbuka and not s.diulang_di for s in daftar.hasil),
        "habis": _habis(daftar.hasil),
        "sebut": _sebut,
        "boleh_jawab": {
            i for i, unit in milik.items() if meja.boleh(JAWAB, "") or any(meja.boleh(JAWAB, u) for u in unit)
        },
        "cip": {k: _CIP.get(k, "kurang") for k in KeadaanTindakLanjut},
        "jangkar": jangkar,
        "saringan": saringan,
        "unit": terpilih,
        "pilihan_unit": saring.pilihan_unit(meja, daftar.tahun.kantor.satker),
        "pilihan_periode": pilihan,
        "tahun_lalu": meja.url("tindak_lanjut", **{**saringan.tanya, "periode": lalu}) if berencana else "",
    }
    return meja.halaman("tindak_lanjut.html", status, **{**tetap, **isi, **nilai})
