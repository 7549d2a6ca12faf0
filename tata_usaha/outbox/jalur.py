"""By which way a letter is numbered: the register says it, and a draft's own file is believed over it.

A person may choose another file, or write the tags or the place for a number into it. Once a letter has a number of
the office's own book, it keeps its way.
"""

from __future__ import annotations

from dataclasses import replace

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.konsep.tag_srikandi import jalur_bagian
from tata_usaha.outbox.langkah_naskah import pastikan_tetap
from tata_usaha.outbox.pilih import BerkasNaskah, bukan_word
from tata_usaha.word.ganti_bagian import PaketAsing
from zi_model.daur_naskah import Langkah, dapat
from zi_model.naskah.keluarga import bernomor


def jalur_kini(entri: EntriAgenda, naskah: BerkasNaskah) -> EntriAgenda:
    """Return the entry of a letter with the way that its file says, where it may still change.

    Raises:
        GalatOutbox: when the file is no Word file.

    """
    if not dapat(entri.status, Langkah.SUSUN) or not bernomor(entri.jenis) or entri.tanggal is not None:
        return entri
    try:
        jalur = jalur_bagian(naskah.bagian)
    except PaketAsing as galat:
        raise bukan_word(naskah.tempat, galat) from galat
    return entri if jalur is None else replace(entri, jalur=jalur)


@diulang
def catat_jalur(basis: BasisData, entri: EntriAgenda, naskah: BerkasNaskah) -> EntriAgenda:
    """Record the way that a letter's file says; return the entry as it is then.

    Raises:
        GalatOutbox: when the file is no Word file, or the register has another entry by now.
        GalatBasisData: when the register cannot be used.

    """
    kini = jalur_kini(entri, naskah)
    if kini != entri:
        with basis.transaksi(entri.satker) as sambungan:
            pastikan_tetap(sambungan, entri)
            agenda.simpan(sambungan, kini)
    return kini
