"""Bringing back a draft that was edited elsewhere: downloaded, changed in Word, uploaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas, waktu
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.saran import saran_sistem
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.outbox import pilih_entri
from tata_usaha.kerja.tahun import zona_kantor
from tata_usaha.konsep.jati_diri import jati_diri_berkas
from tata_usaha.konsep.suntingan import SUNTINGAN_MAKS, keluhan_suntingan
from tata_usaha.outbox.bentrok import nama_pendek
from tata_usaha.outbox.isi import pastikan_konsep
from tata_usaha.outbox.suntingan import HasilSuntingan, Suntingan, tanpa_nama, terima
from zi_model.anjuran import Anjuran, Tindak

__all__ = ["SUNTINGAN_MAKS", "HasilSuntingan", "PermintaanSuntingan", "terima_suntingan"]


@dataclass(frozen=True)
class PermintaanSuntingan:
    """Which letter was edited, and the file; `kunci`: its key, the end of it, or its file's name.

    `dasar` is the SHA-256 of the file that the edit was made from; None: the one that lies there now. `tetap`: it is
    this letter's, although it does not say so.
    """

    satker: str
    kunci: str
    berkas: Path
    dasar: str | None = None
    tetap: bool = False


def terima_suntingan(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanSuntingan) -> HasilSuntingan:
    """Let an edited draft be the letter; when somebody was faster, it is kept beside it.

    Raises:
        GalatPemakaian: when no letter is meant, or the file does not say that it is this one and nobody else does.
        GalatBentrok: when the letter is another one than the edit was made from, or somebody has it open.
        GalatOutbox: when the file is no whole Word file of this letter, or the letter cannot be changed.
        GalatBasisData: when the register cannot be used.

    """
    sekarang = waktu.sekarang(zona_kantor(pengaturan, permintaan.satker))
    with buka_tulis(pengaturan, pelaku) as basis:
        entri = pilih_entri(basis, pengaturan, permintaan.satker, permintaan.kunci)
        pastikan_konsep(entri, "diganti")
        isi = _baca(permintaan.berkas)
        if not _menyebut(basis, entri, isi, permintaan):
            isi = tanpa_nama(pengaturan.outbox, entri, isi)
        suntingan = Suntingan(isi, permintaan.dasar, nama_pendek(pelaku.nama))
        return terima(pengaturan.outbox, basis, entri, suntingan, sekarang)


def _baca(tempat: Path) -> bytes:
    """Return the bytes of a file that is a whole, harmless Word file.

    Raises:
        GalatOutbox: when it is none, or cannot be read.

    """
    try:
        isi = berkas.baca(tempat, SUNTINGAN_MAKS)
    except berkas.BerkasTakWajar as galat:
        raise GalatOutbox(
            f"“{tempat.name}” tidak diterima: {galat}.",
            "Perkecil gambarnya di Word (Format Gambar, Kompres), lalu simpan.",
        ) from galat
    except OSError as galat:
        raise GalatOutbox(f"“{tempat.name}” tidak dapat dibaca: {sebab_sistem(galat)}.", saran_sistem(galat)) from galat
    if keluhan := keluhan_suntingan(isi, tempat.name):
        raise GalatOutbox(f"“{tempat.name}” tidak diterima: {keluhan.sebab}.", keluhan.saran)
    return isi


def _menyebut(basis: BasisData, entri: EntriAgenda, isi: bytes, permintaan: PermintaanSuntingan) -> bool:
    """Tell whether a file says itself that it is this letter; False when only the person does.

    Raises:
        GalatOutbox: when it says that it is another one.
        GalatPemakaian: when it says nothing, and the person did not either.

    """
    nama = permintaan.berkas.name
    jati_diri = jati_diri_berkas(isi)
    if jati_diri is not None and jati_diri.kunci != entri.kunci:
        with basis.baca() as sambungan:
            lain = buku.cari(sambungan, jati_diri.kunci)
        raise GalatOutbox(
            f"“{nama}” adalah berkas naskah lain: “{_nama(lain) if lain else jati_diri.kunci}”.",
            f"Pilih berkas “{_nama(entri)}”, atau serahkan yang ini di naskahnya sendiri.",
            anjuran=Anjuran.untuk(Tindak.LIHAT_OUTBOX),
        )
    if jati_diri is None and not permintaan.tetap:
        raise GalatPemakaian(
            f"“{nama}” tidak menyebut naskah mana pun: berkas lain, atau catatannya hilang ketika disimpan.",
            f"Kalau memang suntingan “{_nama(entri)}”, pilih lagi berkasnya dan nyatakan: berkas ini memang suntingan "
            "naskah ini.",
        )
    return jati_diri is not None


def _nama(entri: EntriAgenda) -> str:
    """Return what people call a letter: its file's name."""
    return Path(entri.berkas).stem
