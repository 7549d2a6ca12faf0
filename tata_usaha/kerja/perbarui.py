"""Drafts that nobody touched, brought to what the plan says now: after the office's own data changed.

What somebody edited, numbered, opened or made ready stays as it is, and nothing is laid beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import periksa_bukti, susun_naskah, taruh_di_outbox
from tata_usaha.kerja.pagi import utuh
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from tata_usaha.outbox.taruh import HasilTaruh
from zi_model.daur_naskah import Tindakan
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur


@dataclass(frozen=True)
class HasilPerbarui:
    """What became of the drafts that nobody had touched."""

    naskah: tuple[HasilTaruh, ...]

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
        if not self.naskah:
            return "Tidak ada konsep yang perlu diperbarui."
        tinggal = f"; {len(self.tertinggal)} tidak dapat diperbarui" if self.tertinggal else ""
        return f"{self.diperbarui} dari {len(self.naskah)} konsep diperbarui{tinggal}."


def konsep_utuh(pengaturan: Pengaturan, satker: str) -> tuple[EntriAgenda, ...]:
    """Return the drafts that lie as the program laid them, without a number, and that nobody has open.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        semua = [e for e in buku.semua(sambungan, satker) if e.sha256]
    return tuple(e for e in semua if utuh(pengaturan.outbox, e))


def perbarui_konsep(pengaturan: Pengaturan, pelaku: Pelaku, satker: str) -> HasilPerbarui:
    """Draft anew, of the running year, what nobody touched; return what was done with each.

    Raises:
        GalatPemakaian: when the office has no plan of this year.
        GalatRencana: when the plan folder has mistakes, or letters name references that are not in force.
        GalatFolderBukti: when the year's evidence folder is gone.
        GalatTemplat: when a template cannot be filled, or a letter fails its check.
        GalatBasisData: when the register cannot be used.

    """
    entri = konsep_utuh(pengaturan, satker)
    if not entri:
        return HasilPerbarui(())
    tahun = baca_rencana(pengaturan, satker, tahun_berjalan(pengaturan, satker))
    sekarang = waktu.sekarang(tahun.kantor.zona)
    pindaian = periksa_bukti(pengaturan, tahun, sekarang)
    kunci = {e.kunci for e in entri}
    naskah: list[Naskah] = []
    for jenis in JenisAlur:
        for satu in tahun.periode.bagian(jenis.jenis_periode):
            naskah += susun_naskah(tahun, pindaian, jenis, satu, Bagian.SEMUA, None, sekarang.date())
    perlu = _sekali([n for n in naskah if str(n.kunci) in kunci])
    return HasilPerbarui(tuple(taruh_di_outbox(pengaturan, tahun.kantor, perlu, sekarang, pelaku)) if perlu else ())


def _sekali(naskah: Sequence[Naskah]) -> list[Naskah]:
    return list({str(n.kunci): n for n in naskah}.values())
