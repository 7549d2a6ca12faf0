"""Drafts that nobody touched, brought to what the plan says now: after the office's own data changed.

What somebody edited, numbered, opened or made ready stays as it is, and nothing is laid beside it. So does a draft
about a period whose grace is over, as every morning (`tata_usaha.kerja.pagi`): it tells what was known then, and only a
person asks for another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import (
    baca_periode,
    periksa_bukti,
    periksa_tertinggal,
    susun_naskah,
    taruh_di_outbox,
)
from tata_usaha.kerja.pagi import masih_diperbarui, utuh
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from tata_usaha.outbox.taruh import HasilTaruh
from zi_model.daur_naskah import Tindakan
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode, PeriodeTidakSah
from zi_model.tahun_rencana import TahunRencana


@dataclass(frozen=True)
class HasilPerbarui:
    """What became of the drafts that nobody had touched; `dibiarkan` are about periods whose grace is over."""

    naskah: tuple[HasilTaruh, ...]
    dibiarkan: int = 0

    @property
    def diperbarui(self) -> int:
        """How many say something else now."""
        return sum(n.tindakan is Tindakan.DIGANTI for n in self.naskah)

    @property
    def tertinggal(self) -> tuple[HasilTaruh, ...]:
        """Those that could not be laid, each with why."""
        return tuple(n for n in self.naskah if n.tindakan is Tindakan.TERTINGGAL)

    @property
    def kalimat(self) -> str:
        """One sentence that says so."""
        lain = f"; {self.dibiarkan} dibiarkan, karena tenggang periodenya sudah berakhir" if self.dibiarkan else ""
        lain += " (yang masih diperlukan: buka naskahnya, lalu susun lagi)" if self.dibiarkan else ""
        if not self.naskah:
            return f"Tidak ada konsep yang perlu diperbarui{lain}."
        tinggal = f"; {len(self.tertinggal)} tidak dapat diperbarui" if self.tertinggal else ""
        return f"{self.diperbarui} dari {len(self.naskah)} konsep diperbarui{tinggal}{lain}."


def konsep_diperbarui(pengaturan: Pengaturan, satker: str) -> tuple[EntriAgenda, ...]:
    """Return the untouched drafts that a change of the office's data renews; all of them while the plan has mistakes.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    semua = _konsep_utuh(pengaturan, satker)
    try:
        tahun = baca_rencana(pengaturan, satker, tahun_berjalan(pengaturan, satker), dengan_naskah=False)
    except (GalatRencana, GalatPemakaian):  # whoever saves what mends them is told how many wait for it
        return semua
    hari = waktu.sekarang(tahun.kantor.zona).date()
    return tuple(e for e in semua if _masih(tahun, e, hari))


def _masih(tahun: TahunRencana, entri: EntriAgenda, hari: dt.date) -> bool:
    try:
        return masih_diperbarui(tahun, Periode.parse(entri.periode), hari)
    except PeriodeTidakSah:  # of a letter that a later version wrote: no run of ours drafts it
        return False


def _konsep_utuh(pengaturan: Pengaturan, satker: str) -> tuple[EntriAgenda, ...]:
    """Return the drafts that lie as the program laid them, without a number, and that nobody has open."""
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        semua = [e for e in buku.semua(sambungan, satker) if e.sha256]
    return tuple(e for e in semua if utuh(pengaturan.outbox, e))


def perbarui_konsep(pengaturan: Pengaturan, pelaku: Pelaku, satker: str) -> HasilPerbarui:
    """Draft anew, of the running year, what nobody touched while its grace runs; return what was done with each.

    Raises:
        GalatPemakaian: when the office has no plan of this year.
        GalatRencana: when the plan folder has mistakes, or letters name references that are not in force.
        GalatFolderBukti: when the year's evidence folder is gone.
        GalatTemplat: when a template cannot be filled, or a letter fails its check.
        GalatBasisData: when the register cannot be used.

    """
    entri = _konsep_utuh(pengaturan, satker)
    if not entri:
        return HasilPerbarui(())
    tahun = baca_rencana(pengaturan, satker, tahun_berjalan(pengaturan, satker))
    sekarang = waktu.sekarang(tahun.kantor.zona)
    kunci = {e.kunci for e in entri if _masih(tahun, e, sekarang.date())}
    dibiarkan = len(entri) - len(kunci)
    if not kunci:
        return HasilPerbarui((), dibiarkan)
    pindaian = periksa_bukti(pengaturan, tahun, sekarang)
    perlu = _susun(tahun, pindaian, kunci, tahun.periode, sekarang.date())
    ditaruh = taruh_di_outbox(pengaturan, tahun.kantor, perlu, sekarang, pelaku) if perlu else ()
    return HasilPerbarui(tuple(ditaruh), dibiarkan)


def susun_lagi(pengaturan: Pengaturan, pelaku: Pelaku, satker: str, kunci: str) -> HasilTaruh:
    """Draft one untouched letter anew, whatever its period: somebody asks for it; return what was done.

    Raises:
        GalatPemakaian: when there is no such letter, somebody touched it, or no run drafts it any more.
        GalatRencana, GalatFolderBukti, GalatTemplat, GalatBasisData: as `perbarui_konsep`.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        entri = buku.cari(sambungan, kunci)
    if entri is None or entri.satker != satker:
        raise GalatPemakaian(f"Tidak ada naskah {kunci}.", "Pilih naskahnya dari daftar.")
    if not utuh(pengaturan.outbox, entri):
        raise GalatPemakaian(
            f"{kunci} sudah disunting, dinomori, atau sedang dibuka, jadi tidak disusun lagi.",
            "Betulkan isiannya, atau sunting di Word.",
        )
    periode = baca_periode(entri.periode)
    tahun = baca_rencana(pengaturan, satker, periode.tahun)
    sekarang = waktu.sekarang(tahun.kantor.zona)
    pindaian = periksa_bukti(pengaturan, tahun, sekarang)
    naskah = _susun(tahun, pindaian, {kunci}, periode, sekarang.date())
    if not naskah:
        raise GalatPemakaian(f"Rencana aksi tidak meminta {kunci} lagi.", "Yang ada tetap seperti ditinggalkan.")
    hasil = taruh_di_outbox(pengaturan, tahun.kantor, naskah, sekarang, pelaku)
    periksa_tertinggal(hasil)
    return hasil[0]


def _susun(
    tahun: TahunRencana, pindaian: HasilPindai, kunci: Collection[str], selama: Periode, hari: dt.date
) -> list[Naskah]:
    """Return the letters of these keys, each once, as the runs of the periods within another one draft them."""
    naskah: dict[str, Naskah] = {}
    for jenis in JenisAlur:
        for satu in tahun.periode.bagian(jenis.jenis_periode):
            if satu.mulai <= selama.akhir and selama.mulai <= satu.akhir:
                semua = susun_naskah(tahun, pindaian, jenis, satu, Bagian.SEMUA, None, hari)
                naskah |= {str(n.kunci): n for n in semua if str(n.kunci) in kunci}
    return list(naskah.values())
