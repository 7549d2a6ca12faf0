"""Laying the sheet beside a letter that is ready for SRIKANDI; one that somebody wrote in is kept.

The same letter gives the same sheet, so whoever is killed in between lays it the next time.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.konsep.kepala_surat import baca_kepala_surat
from tata_usaha.outbox import riwayat
from tata_usaha.outbox.pilih import BerkasNaskah, tak_dapat, tolak_terbuka
from zi_model.naskah.surat.lembar_srikandi import BahanLembar, nama_lembar
from zi_model.periode import Periode


def tempat_lembar(folder: Path, entri: EntriAgenda) -> Path:
    """Return where the sheet of a letter lies."""
    tempat = folder / entri.berkas
    return tempat.with_name(f"{nama_lembar(tempat.name)}.docx")


def bahan_lembar(entri: EntriAgenda, naskah: BerkasNaskah) -> BahanLembar:
    """Return what is known of a letter for its sheet, from its file as people left it.

    Raises:
        PaketAsing: when the file's body is no XML.
        PeriodeTidakSah: when the register has no period of the letter.

    """
    kepala = baca_kepala_surat(naskah.bagian)
    acara = (kepala.hari, kepala.waktu, kepala.tempat)
    return BahanLembar(
        kunci=entri.kunci,
        jenis=entri.jenis,
        perihal=entri.perihal,
        periode=Periode.parse(entri.periode),
        berkas=PurePosixPath(entri.berkas).name,
        sifat=kepala.sifat,
        hal=kepala.hal,
        tujuan=kepala.tujuan,
        tembusan=kepala.tembusan,
        acara=", ".join(filter(None, acara)) if kepala.hari else "",
    )


def taruh_lembar(tempat: Path, isi: bytes) -> bool:
    """Lay a sheet, keeping in `riwayat` another one that lies there; tell whether it was not there yet.

    Raises:
        GalatOutbox: when the folder cannot be written, or somebody has the sheet open.

    """
    try:
        riwayat.pulihkan(tempat)
        ada = berkas.sidik(tempat)
        if ada == berkas.sha256(isi):
            return False
        if ada is None:
            riwayat.taruh_baru(tempat, isi)
        else:
            tolak_terbuka(tempat)
            riwayat.ganti(tempat, isi, ada, "sebelumnya")
    except riwayat.BerubahSementara as galat:
        raise GalatOutbox(f"“{tempat.name}” berubah selagi ditulis.", "Jalankan lagi.") from galat
    except OSError as galat:
        raise tak_dapat(tempat, galat) from galat
    return True
