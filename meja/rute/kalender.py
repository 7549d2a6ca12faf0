"""The office's calendar, month by month: last days, meetings, planned runs, holidays."""

from __future__ import annotations

from itertools import groupby

from starlette.responses import Response

from meja import saring
from meja.halaman_diingat import diingat
from meja.keamanan.gerbang import RuteMeja
from meja.meja import Meja, MejaIni
from meja.rute.kewajiban import CIP
from meja.unduhan import unduhan
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja.kalender import KalenderKantor, PermintaanKalender, lihat_kalender, sebagai_ics
from zi_model.acara import Acara, JenisAcara
from zi_model.periode import JenisPeriode, Periode

rute = RuteMeja()


@rute.get("/kalender/zona-integritas.ics", name="kalender.ics")
def kalender_ics(meja: MejaIni, bulan: str = "", unit: str = "") -> Response:
    """Return last days and meetings of a month, or of a longer time, for calendar programs."""
    kalender = _lihat(meja, bulan, saring.unit_terpilih(meja, unit))
    kepala = unduhan(f"Zona Integritas {kalender.periode.nama}.ics")
    return Response(sebagai_ics(kalender), media_type="text/calendar; charset=utf-8", headers=kepala)


@rute.get("/kalender", name="kalender")
@diingat()
def kalender(meja: MejaIni, bulan: str = "", unit: str = "") -> Response:
    """Show a month, day by day."""
    terpilih = saring.unit_terpilih(meja, unit)
    hasil = _lihat(meja, bulan, terpilih)
    if hasil.periode.jenis is not JenisPeriode.BULAN:
        raise GalatPemakaian(f"Kalender dibuka per bulan, bukan {hasil.periode.nama}.", "Pilih bulannya.")
    setahun = Periode(hasil.periode.tahun, JenisPeriode.TAHUN)
    return meja.halaman(
        "kalender.html",
        setahun=setahun,
        k=hasil,
        hari=[(tanggal, _hari(list(semua))) for tanggal, semua in groupby(hasil.acara, key=lambda a: a.tanggal)],
        nama_unit={u.kode: u for u in hasil.kantor.satker.unit},
        unit=terpilih,
        pilihan_unit=saring.pilihan_unit(meja, hasil.kantor.satker),
        pilihan_bulan=[(str(b), b.nama) for b in setahun.bagian(JenisPeriode.BULAN)],
        banyak={jenis: len(hasil.dari(jenis)) for jenis in JenisAcara},
        cip=CIP,
        belum=sum(not a.lengkap for a in hasil.dari(JenisAcara.BATAS)),
    )


def _lihat(meja: Meja, bulan: str, terpilih: str) -> KalenderKantor:
    permintaan = PermintaanKalender(meja.satker, saring.pilihan_periode(bulan), saring.unit_dicari(meja, terpilih))
    return lihat_kalender(meja.pengaturan, permintaan)


def _hari(semua: list[Acara]) -> dict[str, list[Acara] | list[tuple[str, list[Acara]]]]:
    """Return a day's entries by kind; its last days by sub bagian."""
    menurut: dict[str, list[Acara]] = {jenis.value: [a for a in semua if a.jenis is jenis] for jenis in JenisAcara}
    batas = sorted(menurut.pop(JenisAcara.BATAS.value), key=lambda a: (a.unit, a.kode, a.periode))
    return {**menurut, "unit": [(kode, list(milik)) for kode, milik in groupby(batas, key=lambda a: a.unit)]}
