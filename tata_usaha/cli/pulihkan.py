"""`zi pulihkan`: bring a register back that was lost, damaged or set back."""

from __future__ import annotations

from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.pulihkan import HasilPulihkan
from tata_usaha.kerja.pulihkan import pulihkan as pulihkan_buku
from zi_model.bahasa import tanggal_panjang


def pulihkan(*, ya: bool = False, satker: str | None = None, json: bool = False) -> None:
    """Susun lagi buku agenda yang hilang, rusak, atau tertukar dengan yang lama; tanpa --ya hanya ditunjukkan.

    Parameters
    ----------
    ya
        Lakukan. Buku agenda yang ada disisihkan, tidak dihapus; berkas naskah tidak diubah.
    satker
        Kode satker yang catatannya dilengkapi; tanpa kode: semua. Kalau buku agendanya sendiri diganti: selalu semua.
    json
        Cetak sebagai JSON.

    """
    hasil = pulihkan_buku(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), satker, lakukan=ya)
    if json:
        cetak_json(hasil.sebagai_data())
        return
    if not hasil.perlu:
        cetak_baris("Buku agenda utuh; tidak ada yang perlu dipulihkan.", *_putusan(hasil))
        return
    cetak_baris(f"Dasar: {_dasar(hasil)}.", *(f"  {satu}" for satu in hasil.tindakan), *_putusan(hasil))
    if not hasil.dilakukan:
        cetak_baris(
            "Belum ada yang diubah. Hentikan dulu perintah dan layanan lain yang memakai buku agenda ini, lalu lakukan "
            "dengan: zi pulihkan --ya"
        )
        return
    disisihkan = f" Yang lama disimpan: {hasil.disisihkan}" if hasil.disisihkan else ""
    cetak_baris(f"Buku agenda sudah dipulihkan.{disisihkan}", "Periksa dengan: zi periksa --penuh")


def _dasar(hasil: HasilPulihkan) -> str:
    salinan = hasil.salinan
    if salinan is None or hasil.dasar.value != "salinan":
        return hasil.dasar.value
    return f"salinan tanggal {tanggal_panjang(salinan.hari)}, {salinan.banyak} kejadian ({salinan.tempat})"


def _putusan(hasil: HasilPulihkan) -> list[str]:
    return ["Perlu diputuskan orang:", *(f"  {satu}" for satu in hasil.putusan)] if hasil.putusan else []
