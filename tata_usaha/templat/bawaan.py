"""What a template may not bring along: references out of the file, programs, document types.

What they are is found in `tata_usaha.cetak.bawaan`, so that the printing engine refuses them too; here
they are told with what to do about them in Word.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tata_usaha.cetak.bawaan import Bawaan, JenisBawaan, cari_bawaan
from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.tag import BukanDocx
from tata_usaha.templat.temuan import Bacaan, Temuan

_TUJUAN_MAKS = 100
_SARAN_LUAR = {
    "templat terlampir": "Di Word: Pengembang, Templat Dokumen, ganti dengan Normal, lalu simpan.",
    "objek tertaut": "Hapus objeknya, atau putuskan tautannya di Word: File, Info, Edit Tautan ke File.",
    "gambar tertaut": "Putuskan tautannya di Word (File, Info, Edit Tautan ke File), atau sisipkan gambarnya langsung.",
}
_SARAN_LUAR_LAIN = "Hapus yang tertaut itu di Word, atau salin isinya ke dalam templat."
_SARAN_PROGRAM = "Simpan ulang dari Word sebagai .docx (tanpa makro), dan hapus kontrol ActiveX yang ada."
_SARAN_TIPE = "Word tidak pernah menulisnya: kembalikan templat dari salinan, atau simpan ulang dari Word."


def bawaan(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find what every letter would carry out of the office, with the part and the reference that bring it in.

    Raises:
        BukanDocx: when a list of references is no XML.

    """
    if not bacaan.isi.paragraf:
        return
    try:
        semua = list(cari_bawaan(bacaan.paket))
    except etree.XMLSyntaxError as galat:
        raise BukanDocx("isi berkas ini rusak") from galat
    for satu in semua:
        kode, pesan, saran = _ceritakan(satu)
        tempat = satu.bagian or "berkas ini"
        yield Temuan(kode, bacaan.isi.paragraf[0], pesan, saran, tempat=tempat)


def _ceritakan(satu: Bawaan) -> tuple[KodeTemplat, str, str]:
    tujuan = satu.tujuan if len(satu.tujuan) <= _TUJUAN_MAKS else f"{satu.tujuan[:_TUJUAN_MAKS]}…"
    hubungan = f" (hubungan {satu.hubungan}: {tujuan})" if satu.hubungan else ""
    match satu.jenis:
        case JenisBawaan.LUAR:
            pesan = f"memuat {satu.sebutan} dari luar berkas{hubungan}."
            return KodeTemplat.LUAR_BERKAS, pesan, _SARAN_LUAR.get(satu.sebutan, _SARAN_LUAR_LAIN)
        case JenisBawaan.PROGRAM:
            return KodeTemplat.PROGRAM, f"memuat {satu.sebutan}{hubungan}.", _SARAN_PROGRAM
        case JenisBawaan.TIPE_DOKUMEN:
            return KodeTemplat.TIPE_DOKUMEN, f"memuat {satu.sebutan}.", _SARAN_TIPE
