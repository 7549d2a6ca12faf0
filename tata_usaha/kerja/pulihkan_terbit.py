"""Rebuilding what is kept of issued letters, where the register has lost it or somebody changed it.

The letters' files say it again; where one is gone, an earlier row that the events vouch for. What neither tells is
lost, and named: later letters then say that nothing is known of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda import terbit
from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import Kejadian, catat
from tata_usaha.agenda.terbit import SIDIK, CatatanTerbit
from tata_usaha.konsep.baca_terbit import IsiTerbaca
from tata_usaha.outbox.catat_terbit import BERAKHIR, DIBACA, baca_siap, catat_terbit, masih_terbit, sidik_terbit
from tata_usaha.outbox.periksa_terbit import beda_isi, sebab_janggal, sidik_seharusnya


@dataclass
class PemulihanTerbit:
    """Of one office: what is quoted no more, read anew, or taken from earlier rows; what is lost; told in words.

    `baru` are rows that stand and of which the events of a new chain do not tell yet.
    """

    akhir: list[str] = field(default_factory=list)
    dibaca: list[tuple[EntriAgenda, IsiTerbaca]] = field(default_factory=list)
    kembali: list[CatatanTerbit] = field(default_factory=list)
    baru: list[CatatanTerbit] = field(default_factory=list)
    tindakan: list[str] = field(default_factory=list)
    putusan: list[str] = field(default_factory=list)

    @classmethod
    def dari(
        cls,
        folder: Path,
        basis: BasisData,
        satker: str,
        entri: Sequence[EntriAgenda],
        kejadian: Sequence[Kejadian],
        *,
        rantai_baru: bool,
    ) -> PemulihanTerbit:
        """Compare what stands with these letters, as they shall be, and with their events.

        `rantai_baru`: the events are gone, and those of a new chain begin now.
        """
        hasil = cls()
        seharusnya = sidik_seharusnya(kejadian)
        menurut = {e.kunci: e for e in entri}
        with basis.baca() as sambungan:
            ada = terbit.berlaku(sambungan, satker)
            dahulu = {kunci: terbit.riwayat_terbit(sambungan, kunci) for kunci in {*ada, *seharusnya, *menurut}}
        for kunci in sorted(dahulu):
            naskah, catatan = menurut.get(kunci), ada.get(kunci)
            if catatan is not None:
                sidik = catatan.sidik if rantai_baru else seharusnya.get(kunci)
                terbaca = baca_siap(folder, naskah) if naskah is not None else None
                sebab = sebab_janggal(naskah, catatan, sidik)
                if not sebab and not (terbaca is not None and beda_isi(catatan, terbaca)):
                    hasil.baru += [catatan] if rantai_baru else []
                    continue
                hasil.akhir.append(kunci)
                if naskah is None or not masih_terbit(naskah):
                    hasil.tindakan.append(f"catatan isi {kunci} diakhiri: {sebab}")
                    continue
            if naskah is not None and masih_terbit(naskah) and (catatan is not None or kunci in seharusnya):
                hasil._kembalikan(folder, naskah, dahulu[kunci], seharusnya.get(kunci))
        return hasil

    def _kembalikan(
        self, folder: Path, entri: EntriAgenda, dahulu: Sequence[CatatanTerbit], seharusnya: str | None
    ) -> None:
        if (terbaca := baca_siap(folder, entri)) is not None:
            self.dibaca.append((entri, terbaca))
            self.tindakan.append(f"isi {entri.kunci} dibaca lagi dari {entri.berkas}")
        elif lama := [c for c in dahulu if c.sampai is not None and c.sidik == seharusnya]:
            self.kembali.append(lama[0])
            self.tindakan.append(f"catatan isi {entri.kunci} dikembalikan menurut kejadiannya")
        else:
            self.putusan.append(
                f"isi {entri.kunci} tidak dapat dibaca lagi: berkasnya tidak ada atau sudah lain; kembalikan berkas "
                "yang dinyatakan siap, lalu pulihkan lagi"
            )

    def catat(self, sambungan: Connection, sekarang: dt.datetime) -> None:
        """Record it, each change with an event."""
        for kunci in self.akhir:
            terbit.akhiri(sambungan, kunci, sekarang)
            catat(sambungan, kunci, BERAKHIR, {SIDIK: ""}, sekarang)
        for entri, terbaca in self.dibaca:
            sidik = str(sidik_terbit(entri))
            rincian = catat_terbit(sambungan, entri, terbaca, sidik, sekarang)
            catat(sambungan, entri.kunci, DIBACA, {**rincian, "sha256": sidik}, sekarang)
        for lama in self.kembali:
            terbit.simpan(sambungan, lama.kunci, sekarang, lama.sha256, lama.isi)
        for satu in (*self.kembali, *self.baru):
            catat(sambungan, satu.kunci, DIBACA, {SIDIK: satu.sidik, "sha256": satu.sha256}, sekarang)
