"""`zi capaian`: what of what fell due is there, per component and sub bagian, and how the quarters compare."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tata_usaha.cli.pemakaian import baca_tanggal
from tata_usaha.cli.tampilan import cetak_baris, cetak_json, konsol, tabel
from tata_usaha.dasar.berkas import simpan
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.capaian import KeadaanCapaian, PermintaanCapaian, TitikTren, lihat_capaian
from tata_usaha.kerja.langkah import baca_periode
from zi_model.bahasa import desimal, tanggal_panjang, tanggal_pendek
from zi_model.capaian import BarisCapaian, Hitungan

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table


def capaian(
    periode: str | None = None,
    /,
    *,
    per: str | None = None,
    xlsx: Path | None = None,
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Tampilkan capaian suatu periode per komponen dan per sub bagian, dan perkembangannya setahun.

    Parameters
    ----------
    periode
        Bulan 2026-03, triwulan 2026-TW1, semester 2026-S1, atau tahun 2026; tanpa periode: triwulan berjalan.
    per
        Keadaan pada tanggal ini, ditulis 2026-03-31; tanpa tanggal: hari ini.
    xlsx
        Tulis capaian dan setiap kewajibannya ke berkas Excel ini.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    permintaan = PermintaanCapaian(
        satker, baca_periode(periode) if periode else None, baca_tanggal(per) if per else None
    )
    keadaan = lihat_capaian(Pengaturan.dari_lingkungan(), permintaan)
    if xlsx is not None:
        _tulis(xlsx, keadaan)
    if json:
        cetak_json(_sebagai_data(keadaan))
        return
    layar = konsol()
    for bagian in _susun(keadaan):
        layar.print(bagian)
    if xlsx is not None:
        cetak_baris(f"Ditulis: {xlsx}")


def _tulis(berkas: Path, keadaan: KeadaanCapaian) -> None:
    """Write the workbook.

    Raises:
        GalatOutbox: when the file cannot be written.

    """
    from tata_usaha.kerja.lembar_capaian import lembar_capaian  # openpyxl is loaded only by who asks for it

    try:
        simpan(berkas, lembar_capaian(keadaan))
    except OSError as galat:
        raise GalatOutbox(
            f"{berkas} tidak dapat ditulis: {sebab_sistem(galat)}.",
            "Tutup berkas itu kalau terbuka, atau pilih nama lain.",
        ) from galat


def _susun(keadaan: KeadaanCapaian) -> Iterator[RenderableType]:
    c = keadaan.capaian
    singkatan = keadaan.tahun.kantor.satker.singkatan
    yield f"[bold]{singkatan} · capaian {c.periode.nama} · keadaan {tanggal_panjang(c.per)}[/bold]"
    for judul, baris in (("Komponen", c.komponen), ("Sub bagian", c.unit)):
        yield ""
        yield _tabel(keadaan, judul, (*baris, c.jumlah))
    yield "\n[bold]Perkembangan[/bold]"
    yield _tabel_tren(keadaan)


def _tabel(keadaan: KeadaanCapaian, judul: str, baris: tuple[BarisCapaian, ...]) -> Table:
    sampai = f"Sampai {tanggal_pendek(keadaan.capaian.per)}"
    isi = tabel({judul: 34, "Jatuh tempo": 6, "Terpenuhi": 9, "Tepat waktu": 6, "Capaian": 8, sampai: 20})
    for b in baris:
        d, t = b.dalam, b.sampai
        kini = "–" if t.persen is None else f"{t.terpenuhi} dari {t.jatuh_tempo} ({desimal(t.persen, 1)} %)"
        isi.add_row(b.nama, str(d.jatuh_tempo), str(d.terpenuhi), str(d.tepat_waktu), _persen(d.persen), kini)
    return isi


def _tabel_tren(keadaan: KeadaanCapaian) -> Table:
    isi = tabel({"Periode": 24, "Terpenuhi": 14, "Capaian": 8, "Menurut laporannya": 20, "Laporan monev": 22})
    for t in keadaan.tren:
        terbit = f"{t.terbit.terpenuhi} dari {t.terbit.jatuh_tempo} ({_persen(t.terbit.persen)})" if t.terbit else "–"
        isi.add_row(t.periode.nama, _dari(t.dalam), _persen(t.dalam.persen), terbit, t.status)
    setahun = keadaan.capaian.jumlah.setahun
    isi.add_row(f"Tahun {keadaan.tahun.tahun}", _dari(setahun), _persen(setahun.persen), "", "")
    return isi


def _dari(h: Hitungan) -> str:
    return f"{h.terpenuhi} dari {h.jatuh_tempo}"


def _persen(persen: float | None) -> str:
    return "–" if persen is None else f"{desimal(persen, 1)} %"


def _sebagai_data(keadaan: KeadaanCapaian) -> dict[str, object]:
    c = keadaan.capaian
    return {
        "satker": keadaan.tahun.kantor.satker.kode,
        "periode": str(c.periode),
        "per": c.per,
        "komponen": [_data_baris(b) for b in c.komponen],
        "unit": [_data_baris(b) for b in c.unit],
        "total": _data_baris(c.jumlah),
        "tren": [_data_titik(t) for t in keadaan.tren],
    }


def _data_baris(b: BarisCapaian) -> dict[str, object]:
    return {
        "kode": b.kode or None,
        "nama": b.nama,
        **_data_hitungan(b.dalam),
        "jatuh_tempo_sampai_per": b.sampai.jatuh_tempo,
        "terpenuhi_sampai_per": b.sampai.terpenuhi,
        "persen_sampai_per": _bulat(b.sampai.persen),
        "triwulan": [_data_hitungan(h) for h in b.triwulan],
        "setahun": _data_hitungan(b.setahun),
    }


def _data_hitungan(h: Hitungan) -> dict[str, object]:
    return {
        "kewajiban": h.kewajiban,
        "jatuh_tempo": h.jatuh_tempo,
        "terpenuhi": h.terpenuhi,
        "tepat_waktu": h.tepat_waktu,
        "persen": _bulat(h.persen),
    }


def _data_titik(t: TitikTren) -> dict[str, object]:
    terbit = t.terbit
    return {
        "periode": str(t.periode),
        **_data_hitungan(t.dalam),
        "laporan": None
        if t.laporan is None
        else {"kunci": t.laporan.kunci, "status": t.laporan.status_asing or t.laporan.status.value},
        "menurut_laporan": None
        if terbit is None
        else {
            "jatuh_tempo": terbit.jatuh_tempo,
            "terpenuhi": terbit.terpenuhi,
            "tepat_waktu": terbit.tepat_waktu,
            "persen": _bulat(terbit.persen),
            "keadaan": t.keadaan_terbit,
        },
    }


def _bulat(persen: float | None) -> float | None:
    return None if persen is None else round(persen, 2)
