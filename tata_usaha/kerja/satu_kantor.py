"""One office's share of a run over many: the same steps as a run of its own, and a result where that would raise.

Whoever works on hundreds of offices wants each office's trouble told at the end and none to stop the others: a
broken plan, a folder that is away, a template that cannot be filled. Only what is everybody's trouble, a register that
cannot be used, is raised: the next office would fare no better.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.galat import GalatBasisData, GalatPemakaian, GalatZI
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.hasil import SEBUTAN, HasilTaruh
from tata_usaha.kerja.hasil_terima import JEDA_ALUR, Nasib, PermintaanTerima
from tata_usaha.kerja.langkah import hitung_status, periksa_bukti, periksa_tertinggal, susun_naskah, taruh_di_outbox
from tata_usaha.kerja.pagi import HasilPagi, kerjakan_pagi
from tata_usaha.kerja.perhatian import HasilPerhatian, kumpulkan_perhatian
from tata_usaha.kerja.periode_alur import baca_periode
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.kerja.terima import ada_kiriman, terima_naskah
from tata_usaha.rencana.nama_kantor import nama_kantor
from zi_model.daur_naskah import StatusNaskah, Tindakan
from zi_model.masalah import Masalah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.perhatian import JenisPerhatian
from zi_model.status import StatusKewajiban
from zi_model.tunggakan import Tempo, tempo

PAGI = "pagi"
ALUR = (JenisAlur.BULANAN.value, JenisAlur.TRIWULANAN.value, JenisAlur.SEMESTERAN.value, PAGI)
"""What can be done for many offices at once; decrees are each office's own business."""
_SEBUT_MASALAH = 3


@dataclass(frozen=True)
class HasilKantor:
    """What was done for one office: how many letters of each kind of treatment, and its trouble in words.

    `nama` is how the office is called, its code where that cannot be read. `menunggu_ttd` are letters of whatever
    period that are ready to be signed. `capaian` is what of the period fell due by the day and is complete, `terlambat`
    how much of it is late; None where no period was named, or nothing can be told. Of a morning `pagi` is its own work
    and `perhatian` what the office has to look at, whatever hindered that work; then what is late is told of that.
    """

    satker: str
    nama: str
    hitungan: Mapping[Tindakan, int] = field(default_factory=dict)
    diterima: int = 0
    masalah: str = ""
    capaian: Tempo | None = None
    terlambat: int | None = None
    menunggu_ttd: int | None = None
    pagi: HasilPagi | None = field(default=None, repr=False)
    perhatian: HasilPerhatian | None = field(default=None, repr=False)

    @property
    def beres(self) -> bool:
        """Whether nothing is left to do for a person."""
        return not self.masalah

    @property
    def naskah(self) -> int:
        """How many letters the run had to do with."""
        return sum(self.hitungan.values())

    @property
    def berubah(self) -> int:
        """How many letters were written into the outbox."""
        return sum(n for tindakan, n in self.hitungan.items() if tindakan.menulis)

    @property
    def kalimat(self) -> str:
        """What came of it, in one Indonesian sentence."""
        if self.masalah:
            return self.masalah
        if not self.naskah:
            return "Tidak ada naskah yang jatuh waktu."
        return f"{self.naskah} naskah: {', '.join(f'{n} {SEBUTAN[t]}' for t, n in self.hitungan.items())}."


def periksa_alur(alur: str, periode: str) -> None:
    """Refuse a run over many offices that cannot be.

    Raises:
        GalatPemakaian: for a kind that there is not, or a period that is none or of another kind.

    """
    if alur not in ALUR:
        raise GalatPemakaian(f"Tidak ada alur “{alur}” untuk banyak kantor.", f"Pilih: {', '.join(ALUR)}.")
    if alur == PAGI and periode:
        raise GalatPemakaian("Alur pagi tidak mengenal periode.", "Kosongkan periodenya.")
    if periode:
        baca_periode(JenisAlur(alur), periode)


def kerjakan_kantor(
    pengaturan: Pengaturan, alur: str, satker: str, periode: str, sekarang: dt.datetime, pelaku: Pelaku
) -> HasilKantor:
    """Do one office's part of a run over many; return what was done, or what hindered it.

    Without a period it does what should have been done by today and was not (see `kerjakan_pagi`), for one kind of
    run or, in the morning, for all.

    Raises:
        GalatPemakaian: when there is no such kind of run or period.
        GalatBasisData: when the register cannot be used.

    """
    periksa_alur(alur, periode)
    hasil, galat = _kerjakan(pengaturan, alur, satker, periode, sekarang, pelaku)
    if alur != PAGI:
        return hasil
    terbaca = hasil.pagi.bahan if hasil.pagi else None
    perhatian = kumpulkan_perhatian(pengaturan, satker, sekarang, terbaca=terbaca, galat=galat)
    terlambat = len(perhatian.menurut_jenis.get(JenisPerhatian.TERLAMBAT, ()))
    return replace(hasil, perhatian=perhatian, terlambat=terlambat)


def _kerjakan(
    pengaturan: Pengaturan, alur: str, satker: str, periode: str, sekarang: dt.datetime, pelaku: Pelaku
) -> tuple[HasilKantor, GalatZI | None]:
    """Do the office's part; return what came of it, and of our errors the one that hindered it."""
    disebut = nama_kantor(pengaturan.plan).get(satker)
    hasil = HasilKantor(satker, disebut.singkatan if disebut else satker)
    try:
        hasil = replace(hasil, diterima=_terima(pengaturan, satker, pelaku))
        if periode:
            hasil, naskah = _satu_periode(pengaturan, JenisAlur(alur), hasil, periode, sekarang, pelaku)
        else:
            jenis = None if alur == PAGI else JenisAlur(alur)
            pagi = kerjakan_pagi(pengaturan, satker, sekarang, pelaku, jenis=jenis, hari_ini_juga=True)
            hasil, naskah = replace(hasil, pagi=pagi), pagi.naskah
        hitungan = Counter(n.tindakan for n in naskah)
        hasil = replace(hasil, hitungan={t: hitungan[t] for t in Tindakan if hitungan[t]})
        with buka(pengaturan.database) as basis, basis.baca() as sambungan:
            hasil = replace(hasil, menunggu_ttd=buku.banyak(sambungan, satker, StatusNaskah.SIAP_TTD))
        periksa_tertinggal(naskah)
    except GalatBasisData:
        raise
    except GalatZI as galat:
        return replace(hasil, masalah=_sebut(galat.pesan, galat.masalah)), galat
    except OSError as galat:
        return replace(hasil, masalah=f"{sebab_sistem(galat)}."), None
    except Exception as galat:  # noqa: BLE001 - a fault that one office's data brings to light stops only this office
        kesalahan = f"Kesalahan program ({type(galat).__name__}: {galat}); laporkan kepada pembuatnya."
        return replace(hasil, masalah=kesalahan), None
    return hasil, None


def _terima(pengaturan: Pengaturan, satker: str, pelaku: Pelaku) -> int:
    """Take in the signed letters that wait, before the evidence is looked at; return how many were."""
    if not ada_kiriman(pengaturan, satker):
        return 0
    hasil = terima_naskah(pengaturan, pelaku, PermintaanTerima(satker, tunggu=JEDA_ALUR))
    return len(hasil.yang(Nasib.DITERIMA))


def _satu_periode(
    pengaturan: Pengaturan, jenis: JenisAlur, hasil: HasilKantor, teks: str, sekarang: dt.datetime, pelaku: Pelaku
) -> tuple[HasilKantor, Sequence[HasilTaruh]]:
    """Draft the letters of a period; return where the office stands in it, and what was done with each letter."""
    periode = baca_periode(jenis, teks)
    tahun = baca_rencana(pengaturan, hasil.satker, periode.tahun)
    hari = sekarang.astimezone(tahun.kantor.zona).date()
    pindaian = periksa_bukti(pengaturan, tahun, sekarang)
    status = hitung_status(tahun, pindaian, periode, hari)
    terlambat = sum(h.status is StatusKewajiban.TERLAMBAT and periode.berisi(h.kewajiban.jatuh_tempo) for h in status)
    naskah = susun_naskah(tahun, pindaian, jenis, periode, Bagian.SEMUA, None, hari)
    ditaruh = taruh_di_outbox(pengaturan, tahun.kantor, naskah, sekarang, pelaku)
    return replace(hasil, capaian=tempo(status, periode, hari), terlambat=terlambat), ditaruh


def _sebut(pesan: str, masalah: Sequence[Masalah]) -> str:
    """Return a problem with the first few of its places, on one line."""
    tempat = [str(m) for m in masalah[:_SEBUT_MASALAH]]
    lain = [f"dan {len(masalah) - _SEBUT_MASALAH} lainnya"] if len(masalah) > _SEBUT_MASALAH else []
    return " ".join("; ".join([pesan, *tempat, *lain]).split())
