"""`zi kalender`: last days, meetings, planned runs and holidays, on the screen or for calendar programs."""

from __future__ import annotations

from pathlib import Path

from tata_usaha.cli.tampilan import cetak_baris, cetak_json, konsol, tabel
from tata_usaha.dasar.berkas import simpan
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.kalender import KalenderKantor, PermintaanKalender, lihat_kalender, sebagai_ics
from tata_usaha.kerja.langkah import baca_periode
from zi_model.acara import Acara, JenisAcara
from zi_model.bahasa import hari_tanggal

_SEBUTAN = {
    JenisAcara.LIBUR: "Libur",
    JenisAcara.RAPAT: "Rapat",
    JenisAcara.BATAS: "Batas",
    JenisAcara.JADWAL: "Jadwal",
}


def kalender(
    bulan: str | None = None,
    /,
    *,
    unit: str = "",
    ics: Path | None = None,
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Tampilkan batas kewajiban, rapat, jadwal penyusunan, dan hari libur suatu bulan.

    Parameters
    ----------
    bulan
        Bulan 2026-03; juga triwulan 2026-TW1, semester 2026-S1, atau tahun 2026. Tanpa bulan: bulan ini.
    unit
        Hanya batas kewajiban sub bagian ini (singkatan atau kodenya di satker.yaml); yang lain tetap.
    ics
        Tulis batas dan rapatnya ke berkas kalender ini.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    permintaan = PermintaanKalender(satker, baca_periode(bulan) if bulan else None, frozenset({unit}) if unit else None)
    hasil = lihat_kalender(Pengaturan.dari_lingkungan(), permintaan)
    if ics is not None:
        _tulis(ics, hasil)
    if json:
        cetak_json({"periode": str(hasil.periode), "acara": [_data(a) for a in hasil.acara]})
        return
    layar = konsol()
    layar.print(f"[bold]{hasil.kantor.satker.singkatan} · kalender {hasil.periode.nama}[/bold]\n")
    isi = tabel({"Hari": 26, "Apa": 7, "Acara": None})
    hari = None
    for a in hasil.acara:
        isi.add_row("" if a.tanggal == hari else hari_tanggal(a.tanggal), _SEBUTAN[a.jenis], _acara(hasil, a))
        hari = a.tanggal
    layar.print(isi)
    if ics is not None:
        cetak_baris(f"Ditulis: {ics}")


def _acara(hasil: KalenderKantor, a: Acara) -> str:
    from rich.markup import escape

    jam = f"{a.mulai:%H.%M} " if a.mulai else ""
    siapa = f" ({hasil.kantor.satker.unit_menurut_kode(a.unit).singkatan})" if a.unit else ""
    judul = a.judul.removeprefix("Batas ") if a.jenis is JenisAcara.BATAS else a.judul
    periode = f", {a.periode}" if a.jenis is JenisAcara.BATAS else ""
    return escape(f"{jam}{judul}{periode}{siapa}{', lengkap' if a.lengkap else ''}")


def _data(a: Acara) -> dict[str, object]:
    return {
        "tanggal": a.tanggal,
        "jenis": a.jenis.value,
        "judul": a.judul,
        "uraian": a.uraian,
        "mulai": a.mulai,
        "selesai": a.selesai,
        "tempat": a.tempat,
        "tautan": a.tautan,
        "unit": a.unit or None,
        "kode": a.kode or None,
        "periode": a.periode or None,
        "lengkap": a.lengkap if a.jenis is JenisAcara.BATAS else None,
        "uid": a.uid,
    }


def _tulis(berkas: Path, hasil: KalenderKantor) -> None:
    """Write the calendar file.

    Raises:
        GalatOutbox: when it cannot be written.

    """
    try:
        simpan(berkas, sebagai_ics(hasil))
    except OSError as galat:
        raise GalatOutbox(
            f"{berkas} tidak dapat ditulis: {sebab_sistem(galat)}.",
            "Tutup berkas itu kalau terbuka, atau pilih nama lain.",
        ) from galat
