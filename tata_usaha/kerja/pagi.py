"""What is done every morning: drafts that nobody touched are renewed while the grace runs, what was missed is made up.

A report is drafted on the first working day after its period, and evidence may come in for ten working days more. Who
waits with the signature finds the report of this morning. What somebody edited, numbered, opened or made ready stays as
it is, and nothing is laid beside it: that only a person asks for, with a run of their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar import berkas
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.hasil import HasilAlur, HasilTaruh
from tata_usaha.kerja.hasil_terima import HasilKiriman, Nasib
from tata_usaha.kerja.langkah import bahan, periksa_bukti, susun_naskah, taruh_di_outbox
from tata_usaha.kerja.periode_alur import seharusnya
from tata_usaha.kerja.tahun import baca_kantor, baca_rencana
from tata_usaha.outbox import terbuka
from tata_usaha.rencana.baca_kantor import tahun_tersedia
from zi_model.daur_naskah import StatusNaskah
from zi_model.kalender import Kalender
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode
from zi_model.tahun_rencana import TahunRencana

SUSULAN = dt.timedelta(days=14)
"""For so long after the grace an untouched draft is still brought to its last state: the computer may have been off."""
_SEHARI = dt.timedelta(days=1)


@dataclass(frozen=True)
class HasilPagi:
    """What was done on a morning: for each run that had something to do what it laid, and what arrived signed.

    `bahan` is what was read of the running year on the way, for whoever asks of it next; None when it was not.
    """

    kantor: Kantor
    hari: dt.date
    jalan: tuple[HasilAlur, ...] = ()
    kiriman: tuple[HasilKiriman, ...] = ()
    bahan: Bahan | None = field(default=None, compare=False, repr=False)

    @property
    def nama(self) -> str:
        """The morning's name in the UI: `pagi 2026-04-02 sigi`."""
        return f"pagi {self.hari} {self.kantor.satker.kode}"

    @property
    def naskah(self) -> tuple[HasilTaruh, ...]:
        """The letters that it had to do with."""
        return tuple(n for satu in self.jalan for n in satu.naskah)

    @property
    def kalimat(self) -> str:
        """One sentence that says what came of it, another one before it for signed letters that came home."""
        diterima = sum(k.nasib is Nasib.DITERIMA for k in self.kiriman)
        awal = f"{diterima} naskah bertanda tangan diterima. " if diterima else ""
        if not any(satu.berubah for satu in self.jalan):
            return f"{awal}Tidak ada yang perlu disusun pagi ini."
        return awal + " ".join(f"{j.periode.nama}: {j.kalimat}" for j in self.jalan if j.berubah)


def kerjakan_pagi(
    pengaturan: Pengaturan,
    satker: str,
    sekarang: dt.datetime,
    pelaku: Pelaku,
    *,
    jenis: JenisAlur | None = None,
    hari_ini_juga: bool = False,
) -> HasilPagi:
    """Renew the untouched drafts whose grace runs, draft what was missed until yesterday; return what was done.

    What is planned for today is left to its own run, but with `hari_ini_juga` there is none. `jenis`: only for this
    kind of run.

    Raises:
        GalatRencana: when the office's plan folder has mistakes, or letters name references that are not in force.
        GalatFolderBukti: when a year's evidence folder is gone.
        GalatTemplat: when a template cannot be filled, or a letter fails its check.
        GalatBasisData: when the register database cannot be used.

    """
    kantor = baca_kantor(pengaturan, satker)
    hari = sekarang.astimezone(kantor.zona).date()
    tersedia = tahun_tersedia(pengaturan.plan, satker)
    rencana = cache(partial(baca_rencana, pengaturan, satker))
    pindai: dict[int, HasilPindai] = {}
    jalan = []
    sampai = hari if hari_ini_juga else hari - _SEHARI
    for satu, bagian, periode in _giliran(kantor.kalender, hari, sampai, tersedia, rencana):
        if jenis not in {None, satu}:
            continue
        tahun = rencana(periode.tahun)
        if periode.tahun not in pindai:
            pindai[periode.tahun] = periksa_bukti(pengaturan, tahun, sekarang)
        naskah = susun_naskah(tahun, pindai[periode.tahun], satu, periode, bagian, None, hari)
        perlu = _yang_perlu(pengaturan, satker, naskah, partial(masih_diperbarui, tahun, hari=hari))
        if perlu:
            ditaruh = taruh_di_outbox(pengaturan, tahun.kantor, perlu, sekarang, pelaku)
            jalan.append(HasilAlur(satu, tahun, periode, hari, naskah=tuple(ditaruh)))
    terlihat = pindai.get(hari.year)
    terbaca = bahan(rencana(hari.year), terlihat, hari) if terlihat else None
    return HasilPagi(kantor, hari, tuple(jalan), bahan=terbaca)


def _giliran(
    kalender: Kalender, hari: dt.date, sampai: dt.date, tersedia: Sequence[int], rencana: Callable[[int], TahunRencana]
) -> Iterator[tuple[JenisAlur, Bagian, Periode]]:
    """Yield the latest run of each kind planned until a day, and the earlier ones whose grace is not long over."""
    for jenis, bagian, terakhir in seharusnya(kalender, sampai):
        periode = terakhir
        while periode.tahun in tersedia:
            yield jenis, bagian, periode
            periode = periode.sebelum
            if bagian is Bagian.UNDANGAN or periode.tahun not in tersedia:
                break
            if not masih_diperbarui(rencana(periode.tahun), periode, hari):
                break


def masih_diperbarui(tahun: TahunRencana, periode: Periode, hari: dt.date) -> bool:
    """Tell whether an untouched draft about a period is still brought to its last state (issue 10, "Cut-off").

    A meeting's packet as well: its notula tells of the evidence until the meeting, weeks after it was first laid.
    """
    return hari <= tahun.tenggang_usai(periode) + SUSULAN


def _yang_perlu(
    pengaturan: Pengaturan, satker: str, naskah: Sequence[Naskah], perbarui: Callable[[Periode], bool]
) -> list[Naskah]:
    """Return the letters never laid, and those of a period that is still renewed whose draft is as it was laid."""
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        ada = {entri.kunci: entri for entri in agenda.semua(sambungan, satker) if entri.sha256}
    return [
        n
        for n in naskah
        if (entri := ada.get(str(n.kunci))) is None or (perbarui(n.kunci.periode) and utuh(pengaturan.outbox, entri))
    ]


def utuh(outbox: Path, entri: EntriAgenda) -> bool:
    """Tell whether a draft lies where it was laid, as it was laid, without a number, and nobody has it open."""
    if entri.status is not StatusNaskah.KONSEP or entri.tanggal is not None:
        return False
    tempat = outbox / entri.berkas
    try:
        return berkas.sidik(tempat) == entri.sha256 and terbuka.pembuka(tempat) is None
    except OSError:  # somebody has it open and keeps it to himself, or the folder is away: tomorrow is another morning
        return False
