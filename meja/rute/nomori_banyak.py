"""Numbers for several letters of a period at once: first the plan of numbers, then they are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Form
from starlette.responses import Response

from meja.halaman_diingat import diingat
from meja.isian import baca_angka, baca_hari
from meja.kata import Keluhan, keluhan, pembersih, sebut_temuan
from meja.keamanan.gerbang import RuteMeja
from meja.kilat import Ingat
from meja.meja import Meja, MejaIni
from meja.tampilan import nama_periode
from tata_usaha.dasar.galat import GalatBasisData, GalatBentrok, GalatPemakaian, GalatZI
from tata_usaha.kerja.langkah import baca_periode
from tata_usaha.kerja.nomor_banyak import (
    HasilNomorBanyak,
    PermintaanNomorBanyak,
    RencanaNomor,
    nomori_banyak,
    rencana_nomor,
    sidik_rencana,
)
from tata_usaha.kerja.outbox import lihat_outbox
from tata_usaha.kerja.pilihan import periode_belum_bernomor
from zi_model.nama_naskah import sebut_nama_awal
from zi_model.naskah.keluarga import jenis_bernomor

rute = RuteMeja()


@dataclass(frozen=True)
class _Ketik:
    """What was chosen, as it was typed."""

    periode: str
    tanggal: str
    mulai: str
    jenis: str

    def permintaan(self, satker: str, dasar: str | None = None) -> PermintaanNomorBanyak:
        """Return it as it is asked of the office.

        Raises:
            GalatPemakaian: when something is missing or not right.

        """
        if not self.periode:
            raise GalatPemakaian("Periodenya belum dipilih.", "Pilih periode naskah yang dinomori.")
        hari, mulai = baca_hari(self.tanggal, "Tanggal naskah"), baca_angka(self.mulai)
        return PermintaanNomorBanyak(satker, str(baca_periode(self.periode)), hari, mulai, self.jenis or None, dasar)


@rute.get("/naskah/nomori-banyak", name="naskah.nomori_banyak")
@diingat()
def rencana(meja: MejaIni, periode: str = "", tanggal: str = "", mulai: str = "", jenis: str = "") -> Response:
    """Choose period and date; then show which letter would get which number."""
    ketik = _Ketik(periode, tanggal, mulai, jenis)
    if not tanggal:
        return _halaman(meja, ketik)
    try:
        return _halaman(meja, ketik, rencana_nomor(meja.pengaturan, ketik.permintaan(meja.satker)))
    except GalatBasisData:
        raise
    except GalatZI as galat:
        return _halaman(meja, ketik, keluhan=keluhan(galat, meja.pengaturan), status=422)


@rute.post("/naskah/nomori-banyak", name="naskah.nomori_banyak.kirim")
def kirim(
    meja: MejaIni,
    dasar: Annotated[str, Form()],
    periode: Annotated[str, Form()] = "",
    tanggal: Annotated[str, Form()] = "",
    mulai: Annotated[str, Form()] = "",
    jenis: Annotated[str, Form()] = "",
) -> Response:
    """Give the numbers that were shown; when the plan is another by now, show that one first."""
    ketik = _Ketik(periode, tanggal, mulai, jenis)
    try:
        hasil = nomori_banyak(meja.pengaturan, meja.pelaku, ketik.permintaan(meja.satker, dasar))
    except GalatBentrok as galat:
        kini = rencana_nomor(meja.pengaturan, ketik.permintaan(meja.satker))
        return _halaman(meja, ketik, kini, keluhan=keluhan(galat, meja.pengaturan), status=409)
    except GalatBasisData:
        raise
    except GalatZI as galat:
        return _halaman(meja, ketik, keluhan=keluhan(galat, meja.pengaturan), status=422)
    gagal = [(h, keluhan(h.galat, meja.pengaturan)) for h in hasil if h.galat is not None]
    if gagal:
        return _halaman(meja, ketik, hasil=hasil, gagal=gagal, status=422)
    nomor = ", ".join(str(h.rencana.nomor) for h in hasil)
    bersih = pembersih(meja.pengaturan)
    semua = (Ingat(sebut_temuan(m, bersih)) for h in hasil if h.hasil for m in h.hasil.perhatian)
    ingat = dict.fromkeys(semua)  # of a line of the number book every letter is told
    return meja.pindah(meja.url("naskah", periode=periode), f"{len(hasil)} naskah dinomori: {nomor}.", *ingat)


def _halaman(
    meja: Meja,
    ketik: _Ketik,
    rencana: list[RencanaNomor] | None = None,
    *,
    keluhan: Keluhan | None = None,
    hasil: list[HasilNomorBanyak] | None = None,
    gagal: list[tuple[HasilNomorBanyak, Keluhan]] | None = None,
    status: int = 200,
) -> Response:
    banyak = periode_belum_bernomor(meja.pengaturan, meja.satker)
    isian = {n.entri.kunci: n.isian_orang for n in lihat_outbox(meja.pengaturan, meja.satker)} if rencana else {}
    return meja.halaman(
        "naskah/nomori_banyak.html",
        status,
        ketik=ketik,
        rencana=rencana,
        isian={r.kunci: isian[r.kunci] for r in rencana or () if isian.get(r.kunci)},
        hari=baca_hari(ketik.tanggal, "Tanggal naskah") if rencana else None,
        dasar=sidik_rencana(rencana or ()),
        keluhan=keluhan,
        hasil=hasil,
        gagal=gagal or [],
        periode=[(masa, f"{nama_periode(masa)} ({n} naskah)") for masa, n in banyak.items()],
        jenis=[("", "Semua jenis"), *((j, sebut_nama_awal(j)) for j in sorted(jenis_bernomor()))],
    )
