"""`zi satker`: a folder for another office."""

from __future__ import annotations

import sys

from tata_usaha.cli.tampilan import cetak_baris, cetak_json, cetak_masalah
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.satker_baru import SatkerBaru, buat_satker
from zi_model.kantor_baru import JatiDiri

_DITANYA = {
    "nama": "Nama satker, misalnya KPU Kabupaten Donggala",
    "kode-wilayah": "Kode wilayah, empat angka, misalnya 7205 (provinsi: dua angka, misalnya 72)",
    "tempat": "Tempat penetapan keputusan (“Ditetapkan di …”)",
    "zona": "Zona waktu: WIB, WITA, atau WIT",
}


def baru(
    kode: str,
    /,
    *,
    nama: str | None = None,
    kode_wilayah: str | None = None,
    tempat: str | None = None,
    zona: str | None = None,
    tahun: int | None = None,
    json: bool = False,
) -> None:
    """Buat folder plan/KODE untuk satker lain; yang tidak disebut ditanyakan di terminal.

    Parameters
    ----------
    kode
        Kode satker, menjadi nama foldernya: huruf kecil, misalnya donggala.
    nama
        Nama satker, misalnya “KPU Kabupaten Donggala” atau “KPU Provinsi Sulawesi Tengah”.
    kode_wilayah
        Kode wilayah untuk nomor surat, empat angka; untuk provinsi dua angka.
    tempat
        Tempat penetapan keputusan, seperti pada “Ditetapkan di …”.
    zona
        Zona waktu: WIB, WITA, atau WIT.
    tahun
        Tahun rencana aksi; tanpa tahun: tahun ini.
    json
        Cetak hasil sebagai JSON.

    """
    jawaban = _lengkapi({"nama": nama, "kode-wilayah": kode_wilayah, "tempat": tempat, "zona": zona})
    jati_diri = JatiDiri(
        kode=kode,
        nama=jawaban["nama"],
        kode_wilayah=jawaban["kode-wilayah"],
        tempat=jawaban["tempat"],
        zona=jawaban["zona"],
        tahun=tahun if tahun is not None else waktu.sekarang().year,
    )
    hasil = buat_satker(Pengaturan.dari_lingkungan(), jati_diri)
    if json:
        cetak_json(_sebagai_data(hasil))
        return
    cetak_masalah(hasil.masalah)
    cetak_baris(
        f"Folder {hasil.singkatan}: {hasil.folder}",
        "Yang belum diketahui ditulis null dan tercetak sebagai isian. Yang masih perlu diisi atau dicocokkan:",
        *(f"  {satu.berkas}: {satu.hal}" for satu in hasil.belum),
        f"Sesudah mengisinya: zi rencana periksa --satker {kode}",
        f"Konsep pertama: zi naskah buat keputusan/tim-ppid --satker {kode}",
    )


def _lengkapi(jawaban: dict[str, str | None]) -> dict[str, str]:
    """Return the answers with those that were not given asked for.

    Raises:
        GalatPemakaian: when nobody is there to answer.

    """
    kurang = [satu for satu, isi in jawaban.items() if not isi]
    if kurang and not sys.stdin.isatty():
        raise GalatPemakaian(f"Belum disebut: {', '.join(f'--{satu}' for satu in kurang)}.", "Lihat --help.")
    return {satu: (isi or _tanya(_DITANYA[satu])).strip() for satu, isi in jawaban.items()}


def _tanya(pertanyaan: str) -> str:
    try:
        return input(f"{pertanyaan}: ")
    except EOFError as galat:
        raise GalatPemakaian("Jawabannya terputus; folder tidak dibuat.") from galat


def _sebagai_data(hasil: SatkerBaru) -> dict[str, object]:
    return {
        "folder": str(hasil.folder),
        "belum": [{"berkas": satu.berkas, "hal": satu.hal} for satu in hasil.belum],
        "masalah": [str(m) for m in hasil.masalah],
    }
