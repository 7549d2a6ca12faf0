"""The office's achievement as an Excel workbook: the period, the quarters, and each obligation behind the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tata_usaha.agenda.lembar_xlsx import Sel, tulis_buku
from tata_usaha.kerja.capaian import KeadaanCapaian, TitikTren
from zi_model.bahasa import tanggal_panjang
from zi_model.capaian import BarisCapaian, Hitungan
from zi_model.tunggakan import Tempo

_CAPAIAN = (
    "Kelompok",
    "Nama",
    "Kewajiban",
    "Jatuh Tempo",
    "Terpenuhi",
    "Tepat Waktu",
    "Belum",
    "Capaian (%)",
    "Jatuh Tempo Sampai Hari Itu",
    "Terpenuhi Sampai Hari Itu",
    "Capaian Sampai Hari Itu (%)",
)
_TREN = (
    "Triwulan",
    "Jatuh Tempo",
    "Terpenuhi",
    "Tepat Waktu",
    "Capaian (%)",
    "Jatuh Tempo Menurut Laporan",
    "Terpenuhi Menurut Laporan",
    "Capaian Menurut Laporan (%)",
    "Keadaan Laporan",
    "Status Laporan",
    "Nomor Laporan",
)
_KEWAJIBAN = ("Kode", "Indikator", "Sub Bagian", "Periode", "Batas", "Status", "Lengkap Pada", "Alasan")


def lembar_capaian(keadaan: KeadaanCapaian) -> bytes:
    """Return the workbook."""
    c, satker = keadaan.capaian, keadaan.tahun.kantor.satker
    judul = f"Capaian {satker.singkatan} {c.periode.nama}, keadaan {tanggal_panjang(c.per)}"
    triwulan = [t.periode.nama for t in keadaan.tren]
    kolom = ["Kelompok", "Nama", *(f"{apa} {p}" for p in (*triwulan, f"Tahun {keadaan.tahun.tahun}") for apa in _PER)]
    return tulis_buku(
        judul,
        {
            "Capaian": (
                judul,
                _CAPAIAN,
                [(*_nama(keadaan, b), *_dalam(b.dalam), *_tempo(b.sampai)) for b in keadaan.baris],
            ),
            "Per triwulan": (judul, kolom, [(*_nama(keadaan, b), *_setahun(b)) for b in keadaan.baris]),
            "Tren": (judul, _TREN, map(_titik, keadaan.tren)),
            "Kewajiban": (judul, _KEWAJIBAN, _kewajiban(keadaan)),
        },
    )


_PER = ("Jatuh Tempo", "Terpenuhi", "Capaian (%)")


def _nama(keadaan: KeadaanCapaian, b: BarisCapaian) -> tuple[Sel, Sel]:
    if b is keadaan.capaian.jumlah:
        return "", "Semua"
    return "Komponen" if b in keadaan.capaian.komponen else "Sub bagian", b.nama


def _dalam(h: Hitungan) -> tuple[Sel, ...]:
    return h.kewajiban, h.jatuh_tempo, h.terpenuhi, h.tepat_waktu, h.belum, _bulat(h.persen)


def _tempo(t: Tempo) -> tuple[Sel, ...]:
    return t.jatuh_tempo, t.terpenuhi, _bulat(t.persen)


def _setahun(b: BarisCapaian) -> Iterator[Sel]:
    for h in (*b.triwulan, b.setahun):
        yield from (h.jatuh_tempo, h.terpenuhi, _bulat(h.persen))


def _titik(t: TitikTren) -> Sequence[Sel]:
    terbit = t.terbit
    return (
        t.periode.nama,
        t.dalam.jatuh_tempo,
        t.dalam.terpenuhi,
        t.dalam.tepat_waktu,
        _bulat(t.dalam.persen),
        terbit.jatuh_tempo if terbit else None,
        terbit.terpenuhi if terbit else None,
        _bulat(terbit.persen) if terbit else None,
        t.keadaan_terbit,
        t.status,
        terbit.terbit.nomor if terbit else "",
    )


def _kewajiban(keadaan: KeadaanCapaian) -> Iterator[Sequence[Sel]]:
    satker = keadaan.tahun.kantor.satker
    for h in keadaan.kewajiban:
        k = h.kewajiban
        yield (
            k.kode,
            k.baris.indikator.nama_pendek,
            satker.unit_menurut_kode(k.unit).singkatan,
            k.periode.nama,
            k.batas,
            h.status.nama,
            h.lengkap_pada,
            h.alasan,
        )


def _bulat(persen: float | None) -> float | None:
    return None if persen is None else round(persen, 2)
