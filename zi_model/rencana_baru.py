"""Next year's plan from this year's: which texts move with the year, and what a person has to look at.

The file is edited where it says a year and stays otherwise as it is, line by line, so that comparing it with the
one it came from shows what was done. Nothing here knows whether a text is right for the new year; so everything
that was changed, and everything that looks as if it should be, is told with its place.
"""

from __future__ import annotations

import itertools
import re
import textwrap
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from zi_model.jadwal import Sekali
from zi_model.masalah import Kode, Letak, Masalah, Tingkat
from zi_model.nilai_mentah import Jalur
from zi_model.rencana import RencanaAksi

Rentang = tuple[int, int]
"""Where a value stands in a file's text: its first character and the one after its last."""

_BERTAHUN = frozenset({"nama", "nama_pendek", "bukti_fisik", "target_capaian", "tentang"})
_WAKTU = frozenset({"target_waktu", "jadwal"})
_TAHUN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TETAP = re.compile(
    r"(?:19|20)\d\d\s*(?:[-–—]|s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s+)?(?:19|20)\d\d(?!\d)"
    r"|(?:nomor|no\.?)\s+\S+\s+tahun\s+(?:19|20)\d\d(?!\d)"
    r"|[^\s/]*/\S*(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
"""What has a year but does not move with the plan's: a span of years, a regulation's name, a letter's number."""
_KOMENTAR = re.compile(r"(?<!\S)#[^\r\n]*")
_PARAGRAF_PERTAMA = re.compile(r"(?:#[^\r\n]*[^\s#][^\r\n]*\r?\n)+")
_LEBAR = 100


class KodeRencanaBaru(Kode):
    """What a person has to look at in a plan that was made from the year before's."""

    TAHUN_DIGESER = "R90", "tahun di dalam teks digeser ke tahun rencana yang baru"
    TAHUN_DIBIARKAN = "R91", "tahun di dalam teks dibiarkan seperti pada rencana lama"
    WAKTU_KHUSUS = "R92", "target waktu dengan bulan tertentu digeser ke tahun rencana yang baru"
    BELUM_DITETAPKAN = "R93", "nomor dan tanggal keputusan dikosongkan"
    USULAN_IKUT = "R94", "usulan ikut dari rencana lama"
    KOMENTAR_IKUT = "R95", "komentar ikut dari rencana lama"


@dataclass(frozen=True)
class RencanaBaru:
    """A new plan file's text, and what a person has to look at in it, in its order."""

    isi: str
    catatan: tuple[Masalah, ...]


def susun_rencana_baru(
    lama: str, rentang: Mapping[Jalur, Rentang], rencana: RencanaAksi, kantor: str, asal: str, berkas: str
) -> RencanaBaru:
    """Return the plan of the year after `rencana`.

    `lama` is the text of its file and `rentang` tells where in it each value stands. `kantor` is the office's name,
    `asal` what people call the old file, `berkas` the new one.
    """
    penyusun = _Penyusun(lama, rentang, rencana, berkas)
    penyusun.ganti_kepala(kantor, asal)
    penyusun.geser_tahun()
    penyusun.kosongkan_keputusan()
    penyusun.sebut_usulan()
    penyusun.lihat_komentar()
    return penyusun.selesai()


def geser(teks: str, tahun: int) -> tuple[str, list[int], list[str]]:
    """Return a text with the plan's year, and the year before it, moved one year on.

    Also the years that were moved, and what was left: other years, and years in names and spans.
    """
    tetap = [cocok.span() for cocok in _TETAP.finditer(teks)]
    dibiarkan = {awal: teks[awal:akhir] for awal, akhir in tetap}
    bergeser: list[int] = []

    def ganti(cocok: re.Match[str]) -> str:
        if any(awal <= cocok.start() < akhir for awal, akhir in tetap):
            return cocok[0]
        if int(cocok[0]) not in {tahun, tahun - 1}:
            dibiarkan[cocok.start()] = cocok[0]
            return cocok[0]
        bergeser.append(int(cocok[0]))
        return str(int(cocok[0]) + 1)

    baru = _TAHUN.sub(ganti, teks)
    return baru, list(dict.fromkeys(bergeser)), [" ".join(dibiarkan[di].split()) for di in sorted(dibiarkan)]


@dataclass
class _Penyusun:
    """Gathers what changes and what is told, both by places in the old text."""

    teks: str
    rentang: Mapping[Jalur, Rentang]
    rencana: RencanaAksi
    berkas: str
    _kepala: Rentang = (0, 0)
    _suntingan: dict[Rentang, str] = field(default_factory=dict)
    _catatan: list[tuple[int, KodeRencanaBaru, str, str]] = field(default_factory=list)

    @property
    def _lama(self) -> int:
        return self.rencana.tahun

    @property
    def _baru(self) -> int:
        return self.rencana.tahun + 1

    def ganti_kepala(self, kantor: str, asal: str) -> None:
        """Say at the top where the plan comes from, instead of what the old one said of itself."""
        paragraf = (
            f"Rencana aksi Zona Integritas {kantor} tahun {self._baru}: usulan yang disusun dengan zi rencana baru "
            f"dari {asal}, BELUM ditetapkan. Lihat setiap barisnya sebelum dipakai. Keterangan di bawah "
            f"ini yang menyebut keputusan berasal dari rencana {self._lama}; hapus yang tidak berlaku lagi. Sesudah "
            "menyunting, jalankan zi rencana periksa, yang menunjukkan setiap kesalahan dengan nomor barisnya."
        )
        kepala = textwrap.fill(
            paragraf,
            _LEBAR,
            initial_indent="# ",
            subsequent_indent="# ",
            break_on_hyphens=False,
            break_long_words=False,
        )
        pertama = _PARAGRAF_PERTAMA.match(self.teks)
        if pertama and _TAHUN.search(pertama[0]):
            self._kepala = pertama.span()
            self._sunting(self._kepala, f"{kepala}\n")
        else:
            self._sunting(self._kepala, f"{kepala}\n#\n" if self.teks.startswith("#") else f"{kepala}\n\n")

    def geser_tahun(self) -> None:
        """Move the years of texts and windows."""
        self._sunting(self.rentang["tahun",], str(self._baru))
        for jalur, rentang in self.rentang.items():
            kolom = jalur[-1]
            if kolom in _WAKTU:
                self._geser_waktu(jalur, rentang)
            elif kolom in _BERTAHUN:
                self._geser_teks(jalur, rentang)

    def _geser_waktu(self, jalur: Jalur, rentang: Rentang) -> None:
        asli = self._isi(rentang)
        baru = re.sub(rf"(?<!\d){self._lama}(?!\d)", str(self._baru), asli)
        self._sunting(rentang, baru)
        if jalur[-1] != "target_waktu" or "usulan" in jalur:
            return
        baris = self.rencana.menurut_kode[self._sebut(jalur)].indikator
        if isinstance(baris.waktu, Sekali):
            pesan = f"{baris.kode}: target waktu “{_rapi(asli)}” menjadi “{_rapi(baru)}”."
            saran = "Pastikan bulannya masih sesuai; kalau diubah, ubah juga jadwalnya."
            self._catat(rentang[0], KodeRencanaBaru.WAKTU_KHUSUS, pesan, saran)

    def _geser_teks(self, jalur: Jalur, rentang: Rentang) -> None:
        baru, bergeser, dibiarkan = geser(self._isi(rentang), self._lama)
        self._sunting(rentang, baru)
        sebut = f"{self._sebut(jalur)}: {'usulan ' if 'usulan' in jalur else ''}{jalur[-1]}"
        for tahun in bergeser:
            saran = "Baca lagi teksnya; kembalikan kalau tahunnya tidak ikut bergeser."
            self._catat(
                rentang[0], KodeRencanaBaru.TAHUN_DIGESER, f"{sebut}: tahun {tahun} menjadi {tahun + 1}.", saran
            )
        for sisa in dibiarkan:
            saran = f"Ganti kalau tidak berlaku lagi untuk tahun {self._baru}."
            self._catat(rentang[0], KodeRencanaBaru.TAHUN_DIBIARKAN, f"{sebut}: “{sisa}” dibiarkan.", saran)

    def kosongkan_keputusan(self) -> None:
        """Take away the old decree's number and date and what was misprinted in it: the new plan has not been set."""
        milik = {"nomor", "tanggal", "judul_lampiran", "kutipan", "jdih"}
        for awal, akhir in (r for j, r in self.rentang.items() if j[0] == "keputusan" and milik & {*j[1:]}):
            if isi := self.teks[awal:akhir].rstrip():
                self._sunting((awal, awal + len(isi)), "null")
        di = self.rentang.get(("keputusan", "nomor"), self.rentang["keputusan", "tentang"])
        pesan = "nomor dan tanggal keputusan dikosongkan."
        saran = f"Isi sesudah keputusan tahun {self._baru} ditandatangani."
        self._catat(di[0], KodeRencanaBaru.BELUM_DITETAPKAN, pesan, saran)

    def sebut_usulan(self) -> None:
        """Tell of corrected wording beside the old decree's misprints, and of units that nobody has confirmed."""
        for jalur, rentang in self.rentang.items():
            if len(jalur) > 1 and jalur[-2] == "usulan":
                pesan = f"{self._sebut(jalur)}: usulan pembetulan {jalur[-1]} ikut dari rencana {self._lama}."
                saran = f"Kalau keputusan tahun {self._baru} memuat teks yang betul, pindahkan ke kolomnya."
                self._catat(rentang[0], KodeRencanaBaru.USULAN_IKUT, pesan, saran)
        usulan = [b.kode for b in self.rencana.baris if b.indikator.penanggung_jawab.usulan]
        if usulan:
            letak = {self._sebut(j): r for j, r in self.rentang.items() if j[-2:] == ("penanggung_jawab", "usulan")}
            pesan = f"penanggung jawab {len(usulan)} baris masih usulan: {', '.join(usulan)}."
            saran = "Sesudah dikonfirmasi, ganti usulan menjadi false."
            self._catat(letak[usulan[0]][0], KodeRencanaBaru.USULAN_IKUT, pesan, saran)

    def lihat_komentar(self) -> None:
        """Move the years of comments that explain how a window is written; tell of those that explain the old plan."""
        isi = min(awal for jalur, (awal, _) in self.rentang.items() if jalur[0] != "tahun")
        sebelumnya = -1
        for cocok in self._komentar():
            baru = re.sub(rf"(?<!\d){self._lama}(?=-\d\d)", str(self._baru), cocok[0])
            self._sunting(cocok.span(), baru)
            bersambung = not self.teks[sebelumnya : cocok.start()].strip() and sebelumnya >= 0
            sebelumnya = cocok.end()
            menerangkan = cocok.start() > isi and any(huruf.isalpha() for huruf in baru) and not bersambung
            if menerangkan or re.search(rf"(?<!\d){self._lama}(?!\d)", baru):
                pesan = f"komentar ini berasal dari rencana {self._lama}."
                saran = "Betulkan atau hapus kalau tidak berlaku lagi."
                self._catat(cocok.start(), KodeRencanaBaru.KOMENTAR_IKUT, pesan, saran)

    def _komentar(self) -> Iterator[re.Match[str]]:
        """Yield the comments after the first paragraph: what begins with # outside of every value."""
        nilai = sorted([*self.rentang.values(), self._kepala])
        awal = [rentang[0] for rentang in nilai]
        for cocok in _KOMENTAR.finditer(self.teks):
            ke = bisect_right(awal, cocok.start()) - 1
            if ke < 0 or cocok.start() >= nilai[ke][1]:
                yield cocok

    def selesai(self) -> RencanaBaru:
        """Return the new text and the remarks with their places in it."""
        bagian: list[str] = []
        sampai = 0
        for (awal, akhir), baru in sorted(self._suntingan.items()):
            bagian += [self.teks[sampai:awal], baru]
            sampai = akhir
        isi = "".join([*bagian, self.teks[sampai:]])
        catatan = (
            Masalah(self._letak(isi, di), kode, pesan, saran, Tingkat.CATATAN)
            for di, kode, pesan, saran in self._catatan
        )
        return RencanaBaru(isi, tuple(sorted(catatan, key=lambda satu: satu.letak)))

    def _letak(self, isi: str, di: int) -> Letak:
        """Return line and column in the new text of a place in the old one."""
        geser = sum(len(baru) - (akhir - awal) for (awal, akhir), baru in self._suntingan.items() if akhir <= di)
        sebelum = isi[: di + geser]
        return Letak(self.berkas, sebelum.count("\n") + 1, len(sebelum) - sebelum.rfind("\n"))

    def _isi(self, rentang: Rentang) -> str:
        return self.teks[slice(*rentang)]

    def _sunting(self, rentang: Rentang, baru: str) -> None:
        if "\r\n" in self.teks:
            baru = baru.replace("\r\n", "\n").replace("\n", "\r\n")
        self._suntingan[rentang] = baru

    def _catat(self, di: int, kode: KodeRencanaBaru, pesan: str, saran: str) -> None:
        self._catatan.append((di, kode, pesan, saran))

    def _sebut(self, jalur: Jalur) -> str:
        """Return how people call what a value belongs to: a row by its code, what stands above rows by its numbers."""
        letak = [langkah for langkah in jalur if isinstance(langkah, int)]
        if len(letak) < 4:
            bernomor = [sebelum for sebelum, ini in itertools.pairwise(jalur) if isinstance(ini, int)]
            return f"{bernomor[-1]} {'.'.join(str(ke + 1) for ke in letak)}" if letak else str(jalur[0])
        k, a, n, i = letak[:4]
        return self.rencana.komponen[k].aspek[a].aksi[n].indikator[i].kode


def _rapi(teks: str) -> str:
    """Return a value as it reads, whatever quotes and folds it is written with."""
    return " ".join(re.sub(r"^[>|][-+\d]*\s", "", teks).strip("\"'").split())
