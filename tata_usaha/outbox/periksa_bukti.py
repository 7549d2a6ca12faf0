"""Whether signed letters are the evidence that the register says they are: their copies, and the links of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda import tautan_naskah
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.kode_periksa import KodePeriksa
from tata_usaha.agenda.periksa_catatan import BUKU, PULIHKAN
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.outbox.salinan_bukti import salinan_di_bukti
from zi_model.bukti_naskah import Pembuktian, mungkin_membuktikan, tahun_kunci
from zi_model.daur_naskah import bertanda_tangan
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.tautan_naskah import TautanNaskah

_MENULIS = "Perintah berikutnya yang menulis melengkapinya"


@dataclass(frozen=True)
class PemeriksaBukti:
    """The check of one office: `akar` is its evidence folder, `arsip` are the years of which it was archived.

    `rencana` are the years of which there is a plan: of others nobody knows what a letter proves. `pembuktian` tells
    what a letter proves by the plan; None: nobody read it, and links are not compared with it.
    """

    akar: Path
    sambungan: Connection
    satker: str
    entri: Sequence[EntriAgenda]
    arsip: frozenset[int]
    rencana: frozenset[int]
    pembuktian: Callable[[str], Sequence[Pembuktian] | None] | None = None

    def periksa(self) -> Iterator[Masalah]:
        """Yield what does not agree."""
        for kunci in sorted(tautan_naskah.yatim(self.sambungan, self.satker, {e.kunci for e in self.entri})):
            pesan = f"ada tautan bukti dari {kunci}, yang tidak ada di buku agenda."
            yield Masalah(Letak(BUKU), KodePeriksa.TAUTAN_YATIM, pesan, "", anjuran=PULIHKAN)
        jauh = Counter(t for e in self.entri if e.berkas_bukti and (t := tahun_kunci(e.kunci)) and self._jauh(t))
        for tahun, banyak in sorted(jauh.items()):
            tempat = self.akar / str(tahun)
            pesan = f"folder bukti tidak ada atau kosong; salinan {banyak} naskah di sana tidak diperiksa."
            saran = "Sambungkan disknya, atau catat bahwa foldernya diarsipkan."
            yield Masalah(Letak(str(tempat)), KodePeriksa.TAK_TERBACA, pesan, saran)
        for entri in self.entri:
            yield from self._naskah(entri)

    def _jauh(self, tahun: int) -> bool:
        """Tell whether a year's evidence folder is out of reach, as far as anybody can say."""
        folder = self.akar / str(tahun)
        return tahun not in self.arsip and not (folder.is_dir() and any(folder.iterdir()))

    def _naskah(self, entri: EntriAgenda) -> Iterator[Masalah]:
        tautan = [t for t in tautan_naskah.milik(self.sambungan, entri.kunci) if t.sampai is None]
        terbit = bertanda_tangan(entri.status) and entri.sha256_ttd is not None
        if not terbit and entri.dicabut_sejak is None:
            yield from self._belum_terbit(entri, tautan)
        elif terbit and not entri.status_asing and mungkin_membuktikan(entri.kunci):
            yield from self._terbit(entri, tautan)

    def _belum_terbit(self, entri: EntriAgenda, tautan: Sequence[TautanNaskah]) -> Iterator[Masalah]:
        if tautan:
            pesan = f"{entri.kunci} belum ditandatangani, padahal masih membuktikan {_sebut(tautan)}."
            yield Masalah(Letak(BUKU), KodePeriksa.TAUTAN_YATIM, pesan, "", anjuran=PULIHKAN)
        if entri.berkas_bukti:
            tempat = self.akar / entri.berkas_bukti
            pesan = f"salinan {entri.kunci} yang sudah dilepas belum ditarik dari folder bukti."
            yield Masalah(Letak(str(tempat)), KodePeriksa.TERPUTUS, pesan, f"{_MENULIS}.")

    def _terbit(self, entri: EntriAgenda, tautan: Sequence[TautanNaskah]) -> Iterator[Masalah]:
        tahun = tahun_kunci(entri.kunci) or 0
        if entri.berkas_bukti is None and tahun in self.rencana - self.arsip:
            pesan = f"{entri.kunci} sudah ditandatangani, tetapi salinannya belum ditaruh di folder bukti."
            yield Masalah(Letak(BUKU), KodePeriksa.BELUM_BUKTI, pesan, f"{_MENULIS}.", Tingkat.CATATAN)
            return
        seharusnya = self.pembuktian(entri.kunci) if self.pembuktian else None
        kurang = [p for p in seharusnya or () if (p.kode, p.periode) not in {t.tempat for t in tautan}]
        if kurang:
            pesan = f"{entri.kunci} membuktikan {_sebut(kurang)} menurut rencana, tetapi belum ditautkan."
            yield Masalah(Letak(BUKU), KodePeriksa.BELUM_BUKTI, pesan, "", anjuran=PULIHKAN)
        if entri.berkas_bukti and tahun not in self.arsip and not self._jauh(tahun):
            yield from self._salinan(entri, self.akar / entri.berkas_bukti)

    def _salinan(self, entri: EntriAgenda, tempat: Path) -> Iterator[Masalah]:
        letak = Letak(str(tempat))
        try:
            if salinan_di_bukti(self.akar, self.sambungan, entri):
                return
        except OSError as galat:
            pesan = f"tidak dapat dibaca: {sebab_sistem(galat)}."
            yield Masalah(letak, KodePeriksa.TAK_TERBACA, pesan, "Tutup program yang sedang membukanya.")
            return
        keadaan = "berubah" if tempat.exists() else "tidak ada"
        pesan = f"salinan {entri.kunci} di folder bukti {keadaan}."
        saran = "Alur berikutnya menaruhnya lagi. Berkas yang berubah tidak disentuh; periksa siapa yang mengubahnya."
        yield Masalah(letak, KodePeriksa.SALINAN_BUKTI, pesan, saran, anjuran=PULIHKAN)


def _sebut(semua: Sequence[Pembuktian | TautanNaskah]) -> str:
    return ", ".join(f"{satu.kode} {satu.periode}" for satu in semua)
