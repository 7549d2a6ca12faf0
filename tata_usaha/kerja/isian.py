"""What the letters of a time still ask people to fill in: where it is answered once, and where in each letter.

Letters that lie in the outbox as drafts are read as people left them; those that nobody has drafted yet are composed,
so that an office sees beforehand what it will be asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import periksa_bukti, susun_naskah
from tata_usaha.kerja.tahun import baca_rencana, hari_ini
from zi_model.daftar_isian import IsianNaskah, KelompokIsian, isian_naskah, kelompokkan
from zi_model.daur_naskah import Langkah, dapat
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import JenisPeriode, Periode
from zi_model.tahun_rencana import TahunRencana


@dataclass(frozen=True)
class PermintaanIsian:
    """Of which office and time; None: the whole running year."""

    satker: str
    periode: Periode | None = None


@dataclass(frozen=True)
class DaftarIsian:
    """The questions of a time's letters: in how many of them, of how many, something is left to fill in."""

    tahun: TahunRencana
    periode: Periode
    kelompok: tuple[KelompokIsian, ...]
    berisian: int
    naskah: int

    @property
    def banyak(self) -> int:
        """How many fill-ins there are."""
        return sum(k.banyak for k in self.kelompok)


def lihat_isian(pengaturan: Pengaturan, permintaan: PermintaanIsian) -> DaftarIsian:
    """Return what the letters that runs of a time lay, or will lay, still ask.

    Raises:
        GalatPemakaian: when the office has no plan of that year.
        GalatRencana: when the office's plan folder has mistakes.
        GalatFolderBukti: when the year's evidence folder is gone though the register knows files of it.
        GalatBasisData: when the register cannot be used.

    """
    kini = hari_ini(pengaturan, permintaan.satker)
    periode = permintaan.periode or Periode.dari_tanggal(kini, JenisPeriode.TAHUN)
    tahun = baca_rencana(pengaturan, permintaan.satker, periode.tahun)
    pindaian = periksa_bukti(pengaturan, tahun, waktu.sekarang())
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        tercatat = {e.kunci: e for e in buku.semua(sambungan, permintaan.satker)}
    semua: list[IsianNaskah] = []
    naskah = list(_susun(tahun, pindaian, periode, kini))
    for satu in naskah:
        semua += _sisa(pengaturan, tercatat.get(str(satu.kunci)), satu)
    return DaftarIsian(
        tahun,
        periode,
        tuple(kelompokkan(semua, tahun.kantor)),
        len({i.kunci for i in semua}),
        len([n for n in naskah if n.templat]),
    )


def _susun(tahun: TahunRencana, pindaian: HasilPindai, periode: Periode, kini: dt.date) -> Iterator[Naskah]:
    """Yield what each run within the time owes, as if it were over: reports too."""
    for jenis in JenisAlur:
        for satu in tahun.periode.bagian(jenis.jenis_periode):
            if periode.berisi(satu):
                hari = kini if jenis is JenisAlur.KEPUTUSAN else max(kini, satu.akhir + dt.timedelta(days=1))
                yield from susun_naskah(tahun, pindaian, jenis, satu, Bagian.SEMUA, None, hari)


def _sisa(pengaturan: Pengaturan, entri: EntriAgenda | None, naskah: Naskah) -> list[IsianNaskah]:
    """Return what is left in a letter: in its draft as it lies there, or as it would be drafted."""
    from tata_usaha.konsep.sisa import hitung_sisa

    tersusun = isian_naskah(str(naskah.kunci), naskah.isi)
    if entri is None or entri.sha256 is None or naskah.akhiran != ".docx":
        return tersusun
    if entri.status_asing or not dapat(entri.status, Langkah.SIAP):
        return []  # it is ready, signed or withdrawn: nobody is asked any more
    try:
        sisa = hitung_sisa(pengaturan.outbox / entri.berkas)
    except OSError:
        return tersusun
    if sisa.keluhan:
        return tersusun
    dikenal = {i.petunjuk: i for i in tersusun}
    return [dikenal.get(p) or IsianNaskah(str(naskah.kunci), "", p) for p in sisa.isian]
