"""What the office achieved: by component and sub bagian, over the quarters, as a page and as a workbook."""

from __future__ import annotations

from starlette.responses import Response

from meja import saring
from meja.halaman_diingat import diingat
from meja.keamanan.gerbang import RuteMeja
from meja.meja import MejaIni
from meja.unduhan import unduhan
from tata_usaha.kerja.capaian import PermintaanCapaian, lihat_capaian
from tata_usaha.kerja.lembar_capaian import lembar_capaian
from zi_model.bahasa import desimal
from zi_model.daur_naskah import StatusNaskah

rute = RuteMeja()
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CIP = {
    StatusNaskah.KONSEP: "kurang",
    StatusNaskah.SIAP_TTD: "jalan",
    StatusNaskah.DITANDATANGANI: "baik",
    StatusNaskah.DIARSIPKAN: "baik",
}


@rute.get("/laporan/capaian.xlsx", name="laporan.xlsx")
def laporan_xlsx(meja: MejaIni, periode: str = "", per: str = "") -> Response:
    """Return the achievement as a workbook."""
    keadaan = lihat_capaian(meja.pengaturan, _permintaan(meja.satker, periode, per))
    c = keadaan.capaian
    nama = f"Capaian {c.periode.nama} keadaan {c.per}.xlsx"
    return Response(lembar_capaian(keadaan), media_type=_XLSX, headers=unduhan(nama))


@rute.get("/laporan", name="laporan")
@diingat()
def laporan(meja: MejaIni, periode: str = "", per: str = "") -> Response:
    """Show what the office achieved in a period, as of a day, and how the quarters compare."""
    keadaan = lihat_capaian(meja.pengaturan, _permintaan(meja.satker, periode, per))
    return meja.halaman(
        "laporan.html",
        keadaan=keadaan,
        c=keadaan.capaian,
        per=per,
        persen=sebut_persen,
        cip=_CIP,
        pilihan_periode=saring.pilihan_bagian_tahun(meja, keadaan.tahun.tahun),
    )


def sebut_persen(persen: float | None) -> str:
    """Return a share as a page says it."""
    return "–" if persen is None else f"{desimal(persen, 1)}\N{NO-BREAK SPACE}%"


def _permintaan(satker: str, periode: str, per: str) -> PermintaanCapaian:
    return PermintaanCapaian(satker, saring.pilihan_periode(periode), saring.pilihan_hari(per))
