"""Opening a letter again that was declared ready: it is a draft once more, to be corrected or numbered anew.

What it said is quoted by no other letter until it is ready again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.outbox.catat_terbit import akhiri_terbit
from tata_usaha.outbox.langkah_naskah import HasilLangkah, beralasan, catat_langkah, tempuh
from tata_usaha.outbox.tanda_tangan import bereskan
from zi_model.daur_naskah import Langkah, sudah


@diulang
def buka_kembali(
    folder: Path, basis: BasisData, entri: EntriAgenda, alasan: str, sekarang: dt.datetime
) -> HasilLangkah:
    """Make a letter that waits for its signature a draft again; its number stays.

    Raises:
        GalatPemakaian: when no reason is given.
        GalatOutbox: when the letter's state forbids it.
        GalatBasisData: when the register cannot be used.

    """
    if sudah(entri.status, Langkah.BUKA):
        return HasilLangkah(entri, folder / entri.berkas, berubah=False)
    ke = tempuh(entri, Langkah.BUKA, beralasan(alasan)).ke
    entri, _ = bereskan(folder, basis, entri)
    sesudah = replace(entri, status=ke, sha256_siap=None)
    with basis.transaksi(entri.satker) as sambungan:
        rincian = {"sha256_siap": entri.sha256_siap, **akhiri_terbit(sambungan, sesudah, sekarang)}
        sesudah = catat_langkah(sambungan, entri, sesudah, "DIBUKA", rincian, sekarang, alasan)
    return HasilLangkah(sesudah, folder / entri.berkas, berubah=True)
