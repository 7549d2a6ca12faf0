"""Rebuilding the links of signed letters: what the plan says that they prove, where the register has lost it.

Copies of the register have them; where no copy has, the letters' own keys and the plan say them again, from the day on
which each was signed. Their copies in the evidence folder are found by their bytes, or laid again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from tata_usaha.agenda import buku, tautan_naskah
from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.tautan import Penaut
from tata_usaha.outbox.salinan_bukti import saat_ditandatangani
from zi_model.bukti_naskah import Pembuktian, mungkin_membuktikan
from zi_model.daur_naskah import bertanda_tangan


@dataclass
class PemulihanTautan:
    """Of one office: which letters get which links, of which the links end, which links are nobody's; told in words."""

    kurang: dict[str, tuple[Pembuktian, ...]] = field(default_factory=dict)
    lepas: list[str] = field(default_factory=list)
    yatim: list[str] = field(default_factory=list)
    tindakan: list[str] = field(default_factory=list)

    @classmethod
    def dari(
        cls, pengaturan: Pengaturan, basis: BasisData, satker: str, entri: Sequence[EntriAgenda]
    ) -> PemulihanTautan:
        """Compare the links that the register has with what these letters, as they shall be, prove by the plan."""
        hasil, penaut = cls(), Penaut(pengaturan, basis, waktu.sekarang())
        with basis.baca() as sambungan:
            hasil.yatim = sorted(tautan_naskah.yatim(sambungan, satker, {e.kunci for e in entri}))
            tautan = {e.kunci: tautan_naskah.milik(sambungan, e.kunci) for e in entri}
        for e in entri:
            terbit = bertanda_tangan(e.status) and e.sha256_ttd is not None and not e.status_asing
            berlaku = {t.tempat for t in tautan[e.kunci] if t.sampai is None and t.sha256 == e.sha256_ttd}
            basi = [t for t in tautan[e.kunci] if t.sampai is None and t.sha256 != e.sha256_ttd]
            if e.dicabut_sejak is None and (basi or (berlaku and not terbit)):
                hasil.lepas.append(e.kunci)
                hasil.tindakan.append(f"tautan bukti {e.kunci} diakhiri: salinannya bukan lagi yang ditandatangani")
                berlaku = set()
            if not terbit or not mungkin_membuktikan(e.kunci):
                continue
            if kurang := tuple(p for p in penaut.pembuktian(e.kunci) or () if (p.kode, p.periode) not in berlaku):
                hasil.kurang[e.kunci] = kurang
                sebutan = ", ".join(f"{p.kode} {p.periode}" for p in kurang)
                hasil.tindakan.append(f"{e.kunci} ditautkan lagi ke {sebutan}")
        hasil.tindakan += [f"tautan bukti {kunci}, yang tidak ada di buku agenda, dihapus" for kunci in hasil.yatim]
        return hasil

    def catat(self, sambungan: Connection, sekarang: dt.datetime) -> None:
        """Record it."""
        tautan_naskah.hapus(sambungan, self.yatim)
        for kunci in self.lepas:
            if (entri := buku.cari(sambungan, kunci)) is not None:
                buku.simpan(sambungan, tautan_naskah.akhiri(sambungan, entri, sekarang))
        for kunci, kurang in self.kurang.items():
            if (entri := buku.cari(sambungan, kunci)) is not None:
                tautan_naskah.tambah(sambungan, entri, kurang, saat_ditandatangani(sambungan, entri, sekarang))
