"""What a run was asked and what came of it: values that the UI, the console and JSON all tell from."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.kerja.hasil_terima import HasilKiriman, Nasib
from tata_usaha.outbox.nomori import HasilNomor
from tata_usaha.outbox.taruh import HasilTaruh
from zi_model.anjuran import Pemberitahuan
from zi_model.daur_naskah import Tindakan
from zi_model.kantor import Kantor
from zi_model.masalah import Masalah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode
from zi_model.status import HasilStatus
from zi_model.tahun_rencana import TahunRencana

__all__ = ["SEBUTAN", "HasilAlur", "HasilNomor", "HasilTaruh", "IsiFolder", "Permintaan"]

SEBUTAN = {
    Tindakan.BARU: "konsep baru",
    Tindakan.DIGANTI: "konsep diperbarui",
    Tindakan.TETAP: "tetap",
    Tindakan.DISUNTING: "hasil suntingan dibiarkan",
    Tindakan.DISANDINGKAN: "konsep baru di samping yang disunting atau dibuka",
    Tindakan.TERKUNCI: "sudah final, dibiarkan",
    Tindakan.HILANG: "siap ditandatangani tetapi berkasnya tidak ada lagi",
    Tindakan.TERTINGGAL: "tidak dapat ditaruh",
}


@dataclass(frozen=True)
class Permintaan:
    """What a run is asked. No period: the one that its planned day calls for."""

    jenis: JenisAlur
    satker: str
    periode: str = ""
    bagian: Bagian = Bagian.SEMUA
    kode: str | None = None


@dataclass(frozen=True)
class IsiFolder:
    """The letters that a run has to do with in one folder of the outbox."""

    naskah: tuple[HasilTaruh, ...]

    @property
    def perlu_dilihat(self) -> list[HasilTaruh]:
        """Those that are named one by one: all but the ones that stayed as they were."""
        return [n for n in self.naskah if n.tindakan is not Tindakan.TETAP]

    @property
    def sebut_tetap(self) -> str:
        """How many stayed as they were, in Indonesian; empty when none did."""
        tetap = len(self.naskah) - len(self.perlu_dilihat)
        lain = " lain" if self.perlu_dilihat else ""
        return f"{tetap} naskah{lain} tidak berubah." if tetap else ""


@dataclass(frozen=True)
class HasilAlur:
    """What a run did. `per` is the day on which the states were judged.

    `kiriman` is what became of signed letters that arrived, `masalah` what is wrong in the evidence folder,
    `tertunda` what is left for later because the period is not over,
    `rencana_kurang` which year's plan should be there by now, `ditetapkan` which decrees are not drafted because they
    stand; each None or empty when it does not apply.
    """

    jenis: JenisAlur
    tahun: TahunRencana
    periode: Periode
    per: dt.date
    status: tuple[HasilStatus, ...] = ()
    naskah: tuple[HasilTaruh, ...] = ()
    masalah: tuple[Masalah, ...] = ()
    tertunda: str | None = None
    rencana_kurang: Pemberitahuan | None = None
    kiriman: tuple[HasilKiriman, ...] = ()
    ditetapkan: tuple[Pemberitahuan, ...] = ()

    @property
    def kantor(self) -> Kantor:
        """The office."""
        return self.tahun.kantor

    @property
    def nama(self) -> str:
        """The run's name in the UI: `triwulanan 2026-TW1 sigi`."""
        return f"{self.jenis} {self.periode} {self.kantor.satker.kode}"

    @property
    def menurut_folder(self) -> dict[Path, IsiFolder]:
        """The letters by the folder in which they lie: a month's run also drafts letters of the year."""
        folder: dict[Path, tuple[HasilTaruh, ...]] = {}
        for n in self.naskah:
            folder[n.berkas.parent] = (*folder.get(n.berkas.parent, ()), n)
        return {tempat: IsiFolder(isi) for tempat, isi in folder.items()}

    @property
    def berubah(self) -> bool:
        """Whether anything was written into the outbox."""
        return any(n.tindakan.menulis for n in self.naskah) or bool(self._diterima)

    @property
    def _diterima(self) -> int:
        """How many letters were signed by what arrived."""
        return sum(k.nasib is Nasib.DITERIMA for k in self.kiriman)

    @property
    def kalimat(self) -> str:
        """One sentence that says what came of the run; another one before it for signed letters that came home."""
        if self._diterima:
            return f"{self._diterima} naskah bertanda tangan diterima. {self._kalimat_konsep}"
        return self._kalimat_konsep

    @property
    def _kalimat_konsep(self) -> str:
        """What came of the drafts."""
        if not self.naskah:
            return self.tertunda or "Tidak ada naskah yang jatuh waktu."
        if not any(n.tindakan.menulis or n.perlu_dibaca for n in self.naskah):
            return "Tidak ada konsep yang berubah." if self._diterima else "Tidak ada yang berubah."
        hitungan = Counter(n.tindakan for n in self.naskah)
        rincian = ", ".join(f"{hitungan[t]} {SEBUTAN[t]}" for t in Tindakan if hitungan[t])
        return f"{len(self.naskah)} naskah: {rincian}."
