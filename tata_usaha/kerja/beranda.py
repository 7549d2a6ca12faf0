"""What waits for a person, in the order in which their roles look at it: counts, and of each the few that come first.

Letters of one meeting are one line; what is counted is every letter. Nothing is ever listed in full here: a wall of
letters tells nobody where to begin.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.antrean import Antrean, ButirAntrean, Tunggu, lihat_antrean
from tata_usaha.kerja.baris_beranda import Baris, baris_bukti, baris_kewajiban, baris_naskah
from tata_usaha.kerja.langkah import bahan, periksa_bukti
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from zi_model.batas_naskah import BatasNaskah
from zi_model.daftar_isian import KelompokIsian, TempatJawaban, menurut_tempat
from zi_model.kantor import Kantor
from zi_model.naskah.keluarga import pencacah
from zi_model.pejabat import Pejabat
from zi_model.pengguna import Pengguna, Peran
from zi_model.periode import JenisPeriode, Periode
from zi_model.status import HasilStatus
from zi_model.tahun_rencana import TahunRencana
from zi_model.tunggakan import Tempo, tempo

BARIS_MAKS = 5
"""So many lines of a group are shown; who wants the others asks for the list."""
DEKAT = dt.timedelta(days=14)
"""What falls due within so many days is told before it does."""


class Jenis(Enum):
    """What waits, in the words that people read."""

    TTD_ANDA = "Menunggu tanda tangan Anda"
    KANTOR = "Data kantor belum diisi"
    DILIHAT = "Perlu dilihat lagi"
    MASUK = "Kiriman belum dikenali"
    LENGKAPI = "Lengkapi"
    NOMORI = "Siap dinomori"
    SIAP = "Tinggal dinyatakan siap"
    TTD = "Menunggu tanda tangan"
    KEWAJIBAN = "Kewajiban belum lengkap"


_URUTAN: dict[Peran, tuple[Jenis, ...]] = {
    Peran.PIMPINAN: (Jenis.TTD_ANDA, Jenis.KEWAJIBAN, Jenis.TTD),
    Peran.UNIT: (Jenis.KEWAJIBAN, Jenis.DILIHAT, Jenis.LENGKAPI),
    Peran.SEKRETARIAT: (
        *(Jenis.KANTOR, Jenis.DILIHAT, Jenis.MASUK, Jenis.NOMORI, Jenis.SIAP, Jenis.TTD),
        *(Jenis.LENGKAPI, Jenis.KEWAJIBAN),
    ),
    Peran.HUKUM: (
        *(Jenis.DILIHAT, Jenis.LENGKAPI, Jenis.NOMORI, Jenis.SIAP, Jenis.MASUK, Jenis.TTD),
        *(Jenis.KEWAJIBAN, Jenis.KANTOR),
    ),
    Peran.ADMIN: (Jenis.KANTOR,),
}
"""What each role looks at, and in which order."""


@dataclass(frozen=True)
class PermintaanBeranda:
    """For whom; `isian` are the questions that the office would answer once (None: not counted yet)."""

    satker: str
    orang: Pengguna
    isian: Sequence[KelompokIsian] | None = None


@dataclass(frozen=True)
class Kelompok:
    """What waits for one reason: how many things, the first lines, how many things `lain` are not in them.

    `keterangan` says in a few words what is counted where the name does not.
    """

    jenis: Jenis
    banyak: int
    baris: tuple[Baris, ...]
    lain: int
    keterangan: str = ""
    genting: bool = False


@dataclass(frozen=True)
class Beranda:
    """What waits for a person; `kosong` names what they look at of which nothing waits.

    `unit` are the sub bagian whose rows are shown (none: the whole office's), `tenggat` what falls due next there.
    `capaian` tells for each quarter what of those rows fell due by today, and what is complete. `tanpa_jabatan`: they
    sign letters, but nobody knows which post is theirs.
    """

    hari: dt.date
    tahun: int
    kelompok: tuple[Kelompok, ...]
    kosong: tuple[Jenis, ...]
    unit: frozenset[str]
    tenggat: tuple[Baris, ...]
    capaian: tuple[tuple[Periode, Tempo], ...]
    tanpa_jabatan: bool = False


def lihat_beranda(pengaturan: Pengaturan, permintaan: PermintaanBeranda) -> Beranda:
    """Return what waits for a person now.

    Raises:
        GalatPemakaian: when the office has no plan.
        GalatRencana: when the office's plan folder has mistakes.
        GalatFolderBukti: when the year's evidence folder is gone though the register knows files of it.
        GalatBasisData: when the register cannot be used.

    """
    sekarang, satker = waktu.sekarang(), permintaan.satker
    tahun = baca_rencana(pengaturan, satker, tahun_berjalan(pengaturan, satker), dengan_lalu=True)
    hari = sekarang.astimezone(tahun.kantor.zona).date()
    isi = bahan(tahun, periksa_bukti(pengaturan, tahun, sekarang), hari)
    lama = isi.lalu.status(isi.lalu.tahun.periode, hari) if isi.lalu else []
    kini = isi.status(tahun.periode, hari)
    penyusun = _Penyusun(permintaan, tahun, lihat_antrean(pengaturan, tahun.kantor, sekarang), [*lama, *kini], hari)
    kelompok = [penyusun.kelompok(jenis) for jenis in urutan(permintaan.orang)]
    return Beranda(
        hari,
        tahun.tahun,
        tuple(k for k in kelompok if k.banyak),
        tuple(k.jenis for k in kelompok if not k.banyak),
        penyusun.unit,
        tuple(penyusun.tenggat()),
        tuple((tw, tempo(penyusun.milik(kini), tw, hari)) for tw in tahun.periode.bagian(JenisPeriode.TRIWULAN)),
        tanpa_jabatan=permintaan.orang.adalah(Peran.PIMPINAN) and not penyusun.jabatan,
    )


def urutan(orang: Pengguna) -> list[Jenis]:
    """Return what a person looks at, each once: first what their first role does, then what the others add."""
    return list(dict.fromkeys(jenis for peran, semua in _URUTAN.items() if orang.adalah(peran) for jenis in semua))


def menunggu_tanda_tangan(pengaturan: Pengaturan, satker: str, orang: Pengguna) -> frozenset[str]:
    """Return the keys of the letters that wait for this person's signature.

    Raises:
        GalatPemakaian: when the office has no plan.
        GalatRencana: when the office's plan folder has mistakes.
        GalatBasisData: when the register cannot be used.

    """
    kantor = baca_rencana(pengaturan, satker, tahun_berjalan(pengaturan, satker)).kantor
    sekarang = waktu.sekarang()
    jabatan = jabatan_orang(kantor, orang, sekarang.astimezone(kantor.zona).date())
    semua = lihat_antrean(pengaturan, kantor, sekarang).butir
    return frozenset(b.isi.entri.kunci for b in semua if _menunggu_tangan(b, jabatan))


def _menunggu_tangan(butir: ButirAntrean, jabatan: frozenset[str]) -> bool:
    sendiri = butir.penanda is not None and butir.penanda.id in jabatan
    return sendiri and butir.tunggu is Tunggu.TANDA_TANGAN


def jabatan_orang(kantor: Kantor, orang: Pengguna, hari: dt.date) -> frozenset[str]:
    """Return the posts that a person holds on a day, known by the NIP, or by the name of who has none."""
    return frozenset(p.id for p in kantor.pejabat.pejabat if p.menjabat(hari) and _orang_itu(p, orang))


def _orang_itu(pejabat: Pejabat, orang: Pengguna) -> bool:
    if pejabat.nip and orang.nip:
        return _angka(pejabat.nip) == _angka(orang.nip)
    return bool(pejabat.nama) and _nama(pejabat.nama or "") == _nama(orang.nama_lengkap)


def _angka(teks: str) -> str:
    return "".join(satu for satu in teks if satu.isdigit())


def _nama(teks: str) -> str:
    """Return a name without the titles behind it, its letters only."""
    return "".join(satu for satu in teks.partition(",")[0].casefold() if satu.isalpha())


class _Penyusun:
    """Puts together what one person looks at."""

    def __init__(
        self,
        permintaan: PermintaanBeranda,
        tahun: TahunRencana,
        antrean: Antrean,
        status: Sequence[HasilStatus],
        hari: dt.date,
    ) -> None:
        self._orang, self._isian = permintaan.orang, permintaan.isian
        self._antrean, self._hari = antrean, hari
        self._pola = tahun.kantor.satker.nomor
        lengkap = [(h.kewajiban.kode, h.kewajiban.periode) for h in status if h.status.lengkap]
        self._batas = BatasNaskah(tahun, lengkap)
        self._semua_naskah = self._orang.adalah(Peran.SEKRETARIAT, Peran.HUKUM, Peran.PIMPINAN)
        self.unit = self._orang.unit if self._orang.adalah(Peran.UNIT) else frozenset()
        penanda = self._orang.adalah(Peran.PIMPINAN)  # the letters of everybody else have one group
        self.jabatan = jabatan_orang(tahun.kantor, self._orang, hari) if penanda else frozenset()
        self._status = self.milik(status)

    def milik(self, status: Sequence[HasilStatus]) -> list[HasilStatus]:
        """Return the rows that are shown: a sub bagian's own, where somebody is of one."""
        return [h for h in status if not self.unit or h.kewajiban.unit in self.unit]

    def kelompok(self, jenis: Jenis) -> Kelompok:
        match jenis:
            case Jenis.KANTOR:
                return self._kantor()
            case Jenis.MASUK:
                masuk = self._antrean.masuk
                return _susun(jenis, [Baris(nama) for nama in masuk], len(masuk))
            case Jenis.KEWAJIBAN:
                return self._kewajiban()
            case Jenis.DILIHAT:
                return self._dilihat()
        butir = [b for b in self._butir() if self._jenis(b) is jenis]
        return _susun(jenis, self._baris(butir), len(butir), keterangan=_sebut_naskah(butir))

    def tenggat(self) -> Iterator[Baris]:
        """Yield what falls due next and is not complete, late rows aside."""
        nanti = (h for h in self._status if not h.status.lengkap and h.kewajiban.batas >= self._hari)
        for satu in sorted(nanti, key=lambda h: (h.kewajiban.batas, h.kewajiban.kode))[:BARIS_MAKS]:
            yield baris_kewajiban(satu, self._hari)

    def _butir(self) -> list[ButirAntrean]:
        """Return the letters that wait and are theirs to look at."""
        return [b for b in self._antrean.butir if self._semua_naskah or self._orang.milik(b.isi.entri.unit)]

    def _jenis(self, butir: ButirAntrean) -> Jenis | None:
        entri = butir.isi.entri
        match butir.tunggu:
            case Tunggu.ISIAN:
                return Jenis.LENGKAPI if butir.isi.isian_orang else Jenis.NOMORI
            case Tunggu.SIAP:  # a number that somebody typed in Word is none of the book's
                belum = entri.nomor is None and not entri.jalur and pencacah(entri.jenis, self._pola)
                return Jenis.NOMORI if belum else Jenis.SIAP
            case Tunggu.TANDA_TANGAN:
                return Jenis.TTD_ANDA if _menunggu_tangan(butir, self.jabatan) else Jenis.TTD
        return None

    def _baris(self, butir: Iterable[ButirAntrean]) -> list[Baris]:
        return baris_naskah(butir, self._batas.untuk, self._hari)

    def _kantor(self) -> Kelompok:
        tempat = menurut_tempat(self._isian or ())
        banyak = sum(t.banyak for t in tempat)
        naskah = len({n for k in self._isian or () for n in k.kunci})
        baris = [Baris(_sebut(t), f"{t.banyak} isian di {t.naskah} naskah", tempat=t.tempat) for t in tempat]
        return _susun(Jenis.KANTOR, baris, banyak, keterangan=f"isian di {naskah} naskah; diisi satu kali untuk semua")

    def _dilihat(self) -> Kelompok:
        butir = [b for b in self._butir() if b.tunggu is Tunggu.DILIHAT]
        ditolak = [h for h in self._status if h.ditolak and not h.status.lengkap]
        baris = [*self._baris(butir), *map(baris_bukti, ditolak)]
        banyak = len(butir) + sum(len(h.ditolak) for h in ditolak)
        return _susun(Jenis.DILIHAT, baris, banyak, keterangan=_sebut_dilihat(len(butir), banyak - len(butir)))

    def _kewajiban(self) -> Kelompok:
        belum = [h for h in self._status if not h.status.lengkap and h.kewajiban.batas <= self._hari + DEKAT]
        lewat = sum(h.kewajiban.batas < self._hari for h in belum)
        belum.sort(key=lambda h: (h.kewajiban.batas, h.kewajiban.kode))
        baris = [baris_kewajiban(h, self._hari) for h in belum]
        bagian = [f"{lewat} terlambat"] if lewat else []
        bagian += [f"{len(belum) - lewat} jatuh tempo dalam 14 hari"] if len(belum) > lewat else []
        return _susun(Jenis.KEWAJIBAN, baris, len(belum), keterangan=", ".join(bagian), genting=lewat > 0)


_TEMPAT = {
    "pegawai.csv": "Daftar pegawai",
    "pejabat.yaml: tim": "Anggota tim",
    "fakta.yaml: aplikasi": "Aplikasi yang dipakai",
    "fakta.yaml: sop": "Daftar SOP (ditambahkan admin di folder rencana kantor)",
}
"""What people call what answers many questions at once."""


def _susun(
    jenis: Jenis, baris: Sequence[Baris], banyak: int, *, keterangan: str = "", genting: bool = False
) -> Kelompok:
    lain = sum(len(b.kunci) or 1 for b in baris[BARIS_MAKS:])  # a meeting's line stands for several letters
    return Kelompok(jenis, banyak, tuple(baris[:BARIS_MAKS]), lain, keterangan, genting)


def _sebut(satu: TempatJawaban) -> str:
    """Return what is filled in there as its page calls it; by what the letters ask where that has no name."""
    if nama := _TEMPAT.get(satu.tempat):
        return nama
    petunjuk = satu.petunjuk
    if satu.tempat.startswith("pejabat.yaml: "):
        return f"Nama atau NIP {petunjuk[0].partition(' ')[2]}"
    lain = len(petunjuk) - 2
    teks = ", ".join(petunjuk[:2]) + (f", dan {lain} lagi" if lain > 0 else "")
    return f"{teks[:1].upper()}{teks[1:]}"


def _sebut_naskah(butir: Sequence[ButirAntrean]) -> str:
    terlama = max((b.hari or 0 for b in butir if b.tunggu is Tunggu.TANDA_TANGAN), default=0)
    return f"naskah; terlama {terlama} hari" if terlama else "naskah"


def _sebut_dilihat(naskah: int, berkas: int) -> str:
    bagian = [f"{naskah} naskah"] if naskah else []
    return ", ".join([*bagian, *([f"{berkas} berkas bukti yang ditolak"] if berkas else [])])
