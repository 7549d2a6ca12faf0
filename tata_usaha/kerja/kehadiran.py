"""Who came to a meeting: entered afterwards, from the signed attendance list, by whoever keeps it.

It stands in the office's plan folder beside what the office says of its meetings, where people can read and mend it
and no lost register takes it along; the register has who entered it and when. The notula that is still a draft tells
it at once, the reports with their next run. What is issued stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda import buku, terbit
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import Rincian, catat, kejadian_naskah
from tata_usaha.dasar import berkas, waktu
from tata_usaha.dasar.galat import GalatBentrok, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.isi_isian import PermintaanIsi, isi_isian, lihat_isian_naskah
from tata_usaha.kerja.langkah import bahan, cetak_semua, periksa_bukti, taruh_di_outbox
from tata_usaha.kerja.rapat import BarisRapat, pilih_rapat, rapat_setahun, simpan_butir
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from tata_usaha.outbox.taruh import HasilTaruh
from tata_usaha.outbox.termuat import catat_termuat
from zi_model.bahasa import hari_tanggal
from zi_model.daur_naskah import Langkah, dapat
from zi_model.kehadiran import Hadir, Kehadiran
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import KunciNaskah, Naskah
from zi_model.naskah.rapat.notula import JUMLAH_HADIR, YANG_HADIR
from zi_model.naskah.rapat.paket import susun_rapat
from zi_model.naskah.rapat.peserta import CalonHadir, calon_hadir
from zi_model.naskah.rapat.satu_rapat import SatuRapat
from zi_model.periode import Periode
from zi_model.tahun_rencana import TahunRencana

DICATAT = "KEHADIRAN_DICATAT"
"""The event; it stands with those of the meeting's notula."""


@dataclass(frozen=True)
class KehadiranRapat:
    """One meeting, of whom one may say that they came, and what was entered (None: nothing yet).

    `dasar` is by what one tells whether somebody entered something else meanwhile ("" while nothing is entered).
    `terlalu_dini` says why nothing can be entered yet ("": it can). `notula` is the meeting's in the register.
    """

    rapat: BarisRapat
    calon: tuple[CalonHadir, ...]
    tercatat: Kehadiran | None
    dasar: str
    terlalu_dini: str
    notula: EntriAgenda | None = None
    oleh: str = ""
    saat: dt.datetime | None = None

    @property
    def hadir(self) -> frozenset[str]:
        """Which of those that there are were entered, by their keys."""
        ada = set(self.tercatat.hadir) if self.tercatat else set()
        return frozenset(c.kunci for c in self.calon if _sebagai_hadir(c) in ada)

    @property
    def lain(self) -> tuple[Hadir, ...]:
        """Whom somebody entered besides them."""
        dari_calon = {_sebagai_hadir(c) for c in self.calon}
        return tuple(h for h in self.tercatat.hadir if h not in dari_calon) if self.tercatat else ()


@dataclass(frozen=True)
class PermintaanHadir:
    """Who came to which meeting: keys of those that there are, and others by name and post.

    `dasar` is what the person looked at (see `KehadiranRapat`); None: whatever stands there.
    """

    satker: str
    rapat: str
    periode: Periode | None
    hadir: frozenset[str]
    lain: tuple[Hadir, ...] = ()
    dasar: str | None = None


@dataclass(frozen=True)
class HasilHadir:
    """What stands now, in which file, and what became of the notula; `berubah` False: it stood there already.

    `diisi` says that the notula was filled in as people left it, `perhatian` what a person should know (Indonesian).
    """

    kehadiran: Kehadiran
    berkas: Path
    berubah: bool
    naskah: tuple[HasilTaruh, ...] = ()
    diisi: bool = False
    perhatian: tuple[str, ...] = ()


def lihat_kehadiran(pengaturan: Pengaturan, satker: str, rapat: str, periode: Periode | None = None) -> KehadiranRapat:
    """Return one meeting with who came to it, as far as somebody entered that.

    Raises:
        GalatPemakaian: when there is no such meeting.
        GalatRencana: when the plan folder has mistakes.
        GalatBasisData: when the register cannot be used.

    """
    tahun = baca_rencana(pengaturan, satker, periode.tahun if periode else tahun_berjalan(pengaturan, satker))
    kewajiban = pilih_rapat(tahun, rapat, periode)
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        satu = SatuRapat(Bahan(tahun, terbit=terbit.muat_terbit(sambungan, satker)), kewajiban)
        kunci = _kunci_notula(satu)
        notula = buku.cari(sambungan, kunci)
        dicatat = [k for k in kejadian_naskah(sambungan, kunci) if k.peristiwa == DICATAT]
    hari, kini = satu.waktu.tanggal, waktu.sekarang(tahun.kantor.zona).date()
    baris = next(b for b in rapat_setahun(satu.bahan) if (b.nama, b.periode) == (satu.singkat, kewajiban.periode))
    return KehadiranRapat(
        baris,
        calon_hadir(tahun.kantor, hari),
        satu.kehadiran,
        _dasar(satu.kehadiran),
        f"Rapatnya baru {hari_tanggal(hari)}." if hari > kini else "",
        notula,
        dicatat[-1].oleh if dicatat and satu.kehadiran else "",
        dicatat[-1].saat if dicatat and satu.kehadiran else None,
    )


def catat_kehadiran(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanHadir) -> HasilHadir:
    """Enter who came to a meeting that is over, and let its notula tell it while that is a draft.

    Raises:
        GalatPemakaian: when there is no such meeting, it is still to come, or nobody came.
        GalatBentrok: when somebody entered something else meanwhile.
        GalatRencana: when the plan folder has mistakes, or cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    satker = permintaan.satker
    ini = lihat_kehadiran(pengaturan, satker, permintaan.rapat, permintaan.periode)
    if ini.terlalu_dini:
        raise GalatPemakaian(ini.terlalu_dini, "Kehadiran dicatat sesudah rapatnya.")
    kehadiran = _susun(ini, permintaan)
    tempat = pengaturan.plan / satker / f"kehadiran-{ini.rapat.periode.tahun}.yaml"
    with buka_tulis(pengaturan, pelaku) as basis, basis.transaksi(satker) as sambungan:  # two who enter take turns
        tahun = baca_rencana(pengaturan, satker, ini.rapat.periode.tahun)
        kewajiban = pilih_rapat(tahun, permintaan.rapat, ini.rapat.periode)
        satu = SatuRapat(Bahan(tahun), kewajiban)
        _tolak_berubah(permintaan.dasar, satu.kehadiran, ini)
        berubah = satu.kehadiran != kehadiran and simpan_butir(tempat, kehadiran, tahun.tahun)
        kunci = _kunci_notula(satu)
        if berubah:
            rincian: Rincian = {"jumlah": len(kehadiran.hadir), "sha256": _dasar(kehadiran)}
            catat(sambungan, kunci, DICATAT, rincian, waktu.sekarang())
        notula = buku.cari(sambungan, kunci)
    if notula is None:
        belum = "Notulanya belum disusun; kehadiran ini dipakai ketika disusun."
        return HasilHadir(kehadiran, tempat, berubah, perhatian=(belum,))
    if not dapat(notula.status, Langkah.SUSUN):
        tetap = "Notulanya sudah ditetapkan; yang tertulis di sana tetap."
        return HasilHadir(kehadiran, tempat, berubah, perhatian=(tetap,))
    draf = _Notula(pengaturan, pelaku, kewajiban, kunci)
    if jawaban := _jawaban_suntingan(pengaturan, notula, satu.kehadiran, kehadiran):
        isi_isian(pengaturan, pelaku, jawaban.permintaan)
        if jawaban.seluruhnya:
            draf.catat_termuat(tahun, baca_rencana(pengaturan, satker, tahun.tahun))
        return HasilHadir(kehadiran, tempat, berubah, diisi=True)
    naskah = draf.taruh(baca_rencana(pengaturan, satker, tahun.tahun))
    return HasilHadir(kehadiran, tempat, berubah, tuple(naskah))


def baca_orang(teks: str) -> tuple[Hadir, ...]:
    """Return who is written down, one a line: the name, then after a semicolon the post.

    Raises:
        GalatPemakaian: when a line names nobody.

    """
    hasil = []
    for baris in filter(None, (" ".join(b.split()) for b in teks.splitlines())):
        nama, _, jabatan = (b.strip() for b in baris.partition(";"))
        if not nama:
            saran = "Tulis namanya dulu, lalu titik koma dan jabatannya."
            raise GalatPemakaian(f"“{baris}” tidak menyebut nama.", saran)
        hasil.append(Hadir(nama=nama, jabatan=jabatan))
    return tuple(hasil)


def _susun(ini: KehadiranRapat, permintaan: PermintaanHadir) -> Kehadiran:
    """Return what is to stand there.

    Raises:
        GalatPemakaian: when nobody came, or somebody is meant whom there is not.

    """
    if asing := sorted(permintaan.hadir - {c.kunci for c in ini.calon}):
        raise GalatPemakaian(f"Tidak ada “{asing[0].partition(':')[2]}” di daftar pejabat dan pegawai.")
    hadir = [_sebagai_hadir(c) for c in ini.calon if c.kunci in permintaan.hadir]
    semua = tuple(dict.fromkeys([*hadir, *permintaan.lain]))
    if not semua:
        raise GalatPemakaian("Belum ada yang disebut hadir.", "Sebutkan paling sedikit satu orang.")
    return Kehadiran(rapat=ini.rapat.nama, periode=str(ini.rapat.periode), hadir=semua)


def _sebagai_hadir(calon: CalonHadir) -> Hadir:
    return Hadir(nama=calon.nama, jabatan=calon.jabatan, pejabat=calon.pejabat)


def _dasar(kehadiran: Kehadiran | None) -> str:
    """Return what tells this entry from any other; "" of none."""
    return "" if kehadiran is None else berkas.sha256(kehadiran.model_dump_json().encode())


def _tolak_berubah(dasar: str | None, kini: Kehadiran | None, ini: KehadiranRapat) -> None:
    if dasar is not None and dasar != _dasar(kini):
        oleh = f" oleh {ini.oleh}" if ini.oleh else ""
        raise GalatBentrok(
            f"Kehadiran rapat ini sudah diubah{oleh} sejak Anda membukanya; yang Anda pilih belum disimpan.",
            "Buka lagi halaman rapatnya, lalu periksa yang tercatat sekarang.",
            kini=_dasar(kini),
            oleh=ini.oleh,
            saat=ini.saat,
        )


def _kunci_notula(satu: SatuRapat) -> str:
    satker = satu.bahan.kantor.satker.kode
    return str(KunciNaskah(satker, f"notula-{satu.singkat}", "", satu.kewajiban.periode))


@dataclass(frozen=True)
class _Jawaban:
    """What is filled into an edited notula; `seluruhnya`: then it tells all that was entered."""

    permintaan: PermintaanIsi
    seluruhnya: bool


def _jawaban_suntingan(
    pengaturan: Pengaturan, notula: EntriAgenda, dulu: Kehadiran | None, kini: Kehadiran
) -> _Jawaban | None:
    """Return what to fill where an edited notula still asks who came, or says what was entered before; None: nothing.

    One that is as it was laid is drafted anew instead, and one that somebody has open is left to them.
    """
    ada = lihat_isian_naskah(pengaturan, notula.satker, notula.kunci)
    if not ada.dapat_diisi or ada.sha256 == notula.sha256:
        return None
    lama, jawab = _jawab(dulu) if dulu else {}, _jawab(kini)
    kosong = {i.id: i for i in ada.kosong if i.id in jawab}
    terisi = {i.id: i for i in ada.terisi if i.id in jawab}
    nilai = {i: jawab[i] for i, satu in kosong.items() if jawab[i] and not satu.halangan}
    nilai |= {i: jawab[i] for i, satu in terisi.items() if jawab[i] and satu.teks == lama.get(i) != jawab[i]}
    if not nilai:
        return None
    kata = {**{i: satu.teks for i, satu in terisi.items()}, **dict.fromkeys(kosong, ""), **nilai}
    permintaan = PermintaanIsi(notula.satker, notula.kunci, nilai, ada.sha256)
    return _Jawaban(permintaan, all(kata.get(i) == teks for i, teks in jawab.items()))


def _jawab(kehadiran: Kehadiran) -> dict[str, str]:
    return {YANG_HADIR: kehadiran.pimpinan, JUMLAH_HADIR: kehadiran.jumlah}


@dataclass(frozen=True)
class _Notula:
    """The notula of one meeting, to be drafted from what the office's files say."""

    pengaturan: Pengaturan
    pelaku: Pelaku
    kewajiban: Kewajiban
    kunci: str

    def taruh(self, tahun: TahunRencana) -> Sequence[HasilTaruh]:
        """Lay it into the outbox."""
        naskah, sekarang = self._susun(tahun), waktu.sekarang(tahun.kantor.zona)
        return taruh_di_outbox(self.pengaturan, tahun.kantor, naskah, sekarang, self.pelaku)

    def catat_termuat(self, dulu: TahunRencana, kini: TahunRencana) -> None:
        """Record that people's own file says what the draft has come to say by this entry."""
        cetakan = [isi for t in (dulu, kini) for _, isi, _ in cetak_semua(self.pengaturan, t.kantor, self._susun(t))]
        if len(cetakan) != 2:  # the plan has no such notula any more
            return
        with buka_tulis(self.pengaturan, self.pelaku) as basis:
            satker = kini.kantor.satker
            catat_termuat(basis, satker.kode, self.kunci, (cetakan[0], cetakan[1]), satker.nomor)

    def _susun(self, tahun: TahunRencana) -> list[Naskah]:
        sekarang = waktu.sekarang(tahun.kantor.zona)
        semua = bahan(tahun, periksa_bukti(self.pengaturan, tahun, sekarang), sekarang.date())
        return [n for n in susun_rapat(semua, self.kewajiban) if str(n.kunci) == self.kunci]
