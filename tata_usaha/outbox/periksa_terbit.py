"""Whether what is kept of issued letters is what they said: by the letters' events, and by their files.

An event of each letter bears the SHA-256 of what was kept, so a row that somebody changed, lost or added shows. The
files are read anew when the proof is asked for in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda import terbit
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.kode_periksa import KodePeriksa
from tata_usaha.agenda.periksa_catatan import BUKU, PULIHKAN
from tata_usaha.agenda.rantai import Kejadian
from tata_usaha.agenda.terbit import CatatanTerbit
from tata_usaha.konsep.baca_terbit import IsiTerbaca
from tata_usaha.outbox.catat_terbit import baca_siap, masih_terbit, sidik_terbit, susun_rekomendasi
from zi_model.daur_naskah import StatusNaskah
from zi_model.masalah import Letak, Masalah


def sidik_seharusnya(kejadian: Iterable[Kejadian]) -> dict[str, str]:
    """Return by key the SHA-256 of what is to be kept of each letter now, as its events, the oldest first, tell."""
    terakhir = {k.kunci: str(data[terbit.SIDIK] or "") for k in kejadian if terbit.SIDIK in (data := k.data)}
    return {kunci: sidik for kunci, sidik in terakhir.items() if sidik}


def sebab_janggal(entri: EntriAgenda | None, catatan: CatatanTerbit, seharusnya: str | None) -> str:
    """Return in Indonesian why what is kept of a letter cannot be right; "" when it agrees with its events."""
    if entri is None:
        return "naskahnya tidak ada di buku agenda"
    if not masih_terbit(entri):
        return f"naskahnya {entri.status.kata}"
    if catatan.sidik != seharusnya:
        return "berbeda dari kejadiannya"
    if entri.status is not StatusNaskah.KONSEP and catatan.sha256 != sidik_terbit(entri):
        return "dibaca dari berkas yang lain"
    if catatan.terbaca is None:
        return "tidak terbaca"
    return ""


def beda_isi(catatan: CatatanTerbit, terbaca: IsiTerbaca) -> bool:
    """Tell whether a letter says otherwise than what is kept of it."""
    return not catatan.sama(terbaca.isi, terbaca.nomor, susun_rekomendasi(terbaca.baris))


@dataclass(frozen=True)
class PemeriksaTerbit:
    """The check of one office; `berlaku` is what stands by key. `penuh` reads the letters anew."""

    folder: Path
    entri: Sequence[EntriAgenda]
    berlaku: Mapping[str, CatatanTerbit]
    kejadian: Sequence[Kejadian]
    penuh: bool

    def periksa(self) -> Iterator[Masalah]:
        """Yield what does not agree, letter by letter."""
        entri = {e.kunci: e for e in self.entri}
        seharusnya = sidik_seharusnya(self.kejadian)
        for kunci in sorted({*self.berlaku, *seharusnya}):
            catatan, naskah = self.berlaku.get(kunci), entri.get(kunci)
            if catatan is None:
                if naskah is not None and masih_terbit(naskah):
                    yield _temuan(f"isi {kunci} tidak tercatat lagi, padahal menurut kejadiannya sudah dibaca.")
            elif sebab := sebab_janggal(naskah, catatan, seharusnya.get(kunci)):
                yield _temuan(f"catatan isi {kunci} tidak benar: {sebab}.")
            elif naskah is not None and self.penuh:
                terbaca = baca_siap(self.folder, naskah)
                if terbaca is not None and beda_isi(catatan, terbaca):
                    yield _temuan(f"catatan isi {kunci} berbeda dari berkas naskahnya.")


def _temuan(pesan: str) -> Masalah:
    return Masalah(Letak(BUKU), KodePeriksa.ISI_TERBIT, pesan, anjuran=PULIHKAN)
