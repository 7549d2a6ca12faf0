"""From the cells of a table to the list of staff, with everything that is wrong at the row and column where it stands.

Offices have such lists already: with the columns in any order and under any of their usual names, a title above and a
row of figures below the heading. What Excel does to a NIP (18 figures, of which it keeps 15) is told with its remedy;
a list in which one NIP is wrong would print a wrong one into a decree.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.nilai_mentah import sebut_pilihan
from zi_model.pegawai import DaftarPegawai, JenisKelamin, Pegawai, rapikan_nip
from zi_model.satker import Unit

KOLOM = ("nama", "NIP", "jabatan", "unit", "pangkat/golongan", "jenis kelamin", "pendidikan", "status")
"""The columns of the list as a new office's file has them."""
_NAMA_KOLOM = {
    "nama": ("nama", "nama pegawai", "nama lengkap", "nama dan gelar", "nama lengkap dan gelar"),
    "nip": ("nip", "n i p", "nip baru", "nomor induk pegawai", "nip ni pppk", "nip nippk", "nip nipppk"),
    "jabatan": ("jabatan", "nama jabatan", "jabatan terakhir"),
    "unit": ("unit", "sub bagian", "subbagian", "subbag", "unit kerja", "bagian"),
    "pangkat": (
        *("pangkat golongan", "pangkat gol", "pangkat dan golongan", "pangkat gol ruang", "pangkat golongan ruang"),
        *("golongan pangkat", "pangkat"),
    ),
    "golongan": ("golongan", "gol", "golongan ruang", "gol ruang"),
    "jenis kelamin": ("jenis kelamin", "jk", "l p", "kelamin", "jenis kelamin l p"),
    "pendidikan": ("pendidikan", "pendidikan terakhir", "pendidikan akhir"),
    "status": ("status", "status pegawai", "status kepegawaian", "jenis pegawai"),
}
_KOLOM = {judul: nama for nama, semua in _NAMA_KOLOM.items() for judul in semua}
_NOMOR_URUT = frozenset({"", "no", "nomor", "no urut", "nomor urut"})
_KELAMIN = {
    JenisKelamin.LAKI_LAKI: ("l", "lk", "laki laki", "laki", "pria"),
    JenisKelamin.PEREMPUAN: ("p", "pr", "perempuan", "wanita"),
}
_KEPALA_DALAM = 20  # rows in which the heading is looked for
_KOSONG = frozenset({"", "-", "–", "—"})
_ILMIAH = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_RUMUS_SALAH = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)|#{3,}")
_TAK_TERCETAK = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_BUKAN_NAMA_UNIT = frozenset({"sub", "bagian", "subbagian", "subbag", "subag", "dan", "serta", "kepala"})
_DI_LUAR_UNIT = frozenset({"sekretariat", "sekretaris"})
_NIP = 18
_ANGKA_EXCEL = 10**15  # from here on a number in a spreadsheet no longer has all its figures
_ULANGI_NIP = (
    "Di Excel pilih seluruh kolom NIP, jadikan Teks (Format Cells › Text), lalu ketik ulang NIP ini dari SK-nya; "
    "sesudah itu Excel tidak mengubahnya lagi."
)


@dataclass(frozen=True)
class BarisMentah:
    """A row of the table: its number in the file (from 1), and its cells as the file has them."""

    nomor: int
    sel: tuple[object, ...]


def baca_tabel_pegawai(
    baris: Sequence[BarisMentah], berkas: str, unit: Sequence[Unit] | None
) -> tuple[DaftarPegawai, list[Masalah]]:
    """Return the staff of a table and every problem in it, by place; a row that has one is left out.

    `berkas` is how problems call the file, `unit` are the office's sub bagian (None: not known, and none is
    called unknown).
    """
    penyusun = _Penyusun(berkas, unit)
    return penyusun.susun(baris), penyusun.masalah


def banyak_kolom(baris: Iterable[BarisMentah]) -> int:
    """Return how many columns of the list the best heading among the first rows names; 0 when there is none."""
    return max((len(_kenali(satu)) for satu in list(baris)[:_KEPALA_DALAM]), default=0)


@dataclass(frozen=True)
class _Kolom:
    """A column: where it is (from 0), and how it is called in the file."""

    ke: int
    judul: str


class _Penyusun:
    """Makes the list of one file and gathers its problems."""

    def __init__(self, berkas: str, unit: Sequence[Unit] | None) -> None:
        self.masalah: list[Masalah] = []
        self._berkas = berkas
        self._unit = None if unit is None else {k: u.kode for u in unit for k in _kunci_unit(u)}
        self._sebutan_unit = [] if unit is None else [u.nama for u in unit]
        self._kolom: Mapping[str, _Kolom] = {}
        self._lebar = 0
        self._pemilik: dict[str, int] = {}

    def susun(self, baris: Sequence[BarisMentah]) -> DaftarPegawai:
        kepala = next((satu for satu in baris[:_KEPALA_DALAM] if "nama" in (k := _kenali(satu)) and len(k) > 1), None)
        if kepala is None:
            pesan = "judul kolom tidak ditemukan: paling sedikit “nama” dan satu kolom lain dalam satu baris."
            self._catat(Letak(self._berkas), KodeMasalah.PEGAWAI_KOLOM, pesan, f"Tulis baris judul: {_judul_baku()}.")
            return DaftarPegawai()
        self._baca_kepala(kepala)
        isi = [satu for satu in baris if satu.nomor > kepala.nomor and not _hanya_hiasan(satu)]
        semua = tuple(p for satu in isi if (p := self._pegawai(satu)) is not None)
        return DaftarPegawai(semua, berunit="unit" in self._kolom)

    def _baca_kepala(self, kepala: BarisMentah) -> None:
        """Note which column is what; tell those that are there twice, and those that nobody reads."""
        kolom: dict[str, _Kolom] = {}
        asing: list[_Kolom] = []
        for ke, sel in enumerate(kepala.sel):
            judul = _rapikan(sel)
            nama = _KOLOM.get(_kunci(judul))
            if nama is None:
                asing += [] if _kunci(judul) in _NOMOR_URUT else [_Kolom(ke, judul)]
            elif nama in kolom:
                pesan = f"kolom “{judul}” dan “{kolom[nama].judul}” berarti sama."
                letak = Letak(self._berkas, kepala.nomor, ke + 1)
                self._catat(letak, KodeMasalah.PEGAWAI_KOLOM, pesan, "Hapus atau ganti nama salah satunya.")
            else:
                kolom[nama] = _Kolom(ke, judul)
        if asing:
            sebutan = ", ".join(f"“{k.judul}”" for k in asing)
            letak = Letak(self._berkas, kepala.nomor, asing[0].ke + 1)
            saran = f"Yang dibaca: {', '.join(KOLOM)}."
            self._catat(letak, KodeMasalah.PEGAWAI_KOLOM, f"kolom {sebutan} tidak dibaca.", saran, Tingkat.CATATAN)
        self._kolom, self._lebar = kolom, max((ke + 1 for ke, s in enumerate(kepala.sel) if _rapikan(s)), default=0)

    def _pegawai(self, baris: BarisMentah) -> Pegawai | None:
        """Return whom a row names; None when it cannot be read, which is told."""
        sebelum = len(self.masalah)
        if any(_rapikan(sel) for sel in baris.sel[self._lebar :]):
            pesan = f"baris ini berisi lebih dari {self._lebar} kolom."
            saran = "Teks yang berkoma, seperti gelar, diapit tanda kutip, atau pisahkan kolomnya dengan titik koma."
            self._catat(Letak(self._berkas, baris.nomor, self._lebar + 1), KodeMasalah.PEGAWAI_NILAI, pesan, saran)
            return None
        teks = {nama: self._teks(baris, nama) for nama in self._kolom if nama != "nip"}
        nip = self._nip(baris)
        unit = self._unit_dari(baris, teks)
        kelamin = self._kelamin(baris, teks.get("jenis kelamin"))
        nama, jabatan = teks["nama"], teks.get("jabatan")
        if not nama:
            self._salah(baris, "nama", "namanya kosong.", "Isi, atau hapus baris yang bukan pegawai.")
        elif not jabatan and not _rapikan(self._sel(baris, "nip")):
            saran = "Isi jabatan atau NIP-nya, atau hapus baris yang bukan pegawai."
            self._salah(baris, "nama", f"selain “{nama}” tidak ada isinya.", saran)
        if nip:
            self._periksa_nip(baris, nip, kelamin)
        if nama is None or any(m.tingkat is Tingkat.GALAT for m in self.masalah[sebelum:]):
            return None
        return Pegawai(
            nama=nama,
            nip=nip,
            jabatan=jabatan,
            unit=unit,
            pangkat=_gabung_pangkat(teks.get("pangkat"), teks.get("golongan")),
            jenis_kelamin=kelamin,
            pendidikan=teks.get("pendidikan"),
            status=teks.get("status"),
        )

    def _sel(self, baris: BarisMentah, nama: str) -> object:
        kolom = self._kolom.get(nama)
        return baris.sel[kolom.ke] if kolom is not None and kolom.ke < len(baris.sel) else None

    def _teks(self, baris: BarisMentah, nama: str) -> str | None:
        """Return a cell's text; None when it says nothing, or what cannot be meant, which is told."""
        sel = self._sel(baris, nama)
        if isinstance(sel, dt.date | dt.time):
            saran = f"Ketik ulang dengan tanda petik di depan, misalnya '{_CONTOH.get(nama, 'III/a')}."
            self._salah(baris, nama, "Excel menjadikan isinya tanggal.", saran)
            return None
        teks = _rapikan(sel)
        if _RUMUS_SALAH.fullmatch(teks):
            self._salah(baris, nama, f"isinya galat rumus Excel “{teks}”.", "Ketik isinya.")
            return None
        return None if teks in _KOSONG else teks

    def _nip(self, baris: BarisMentah) -> str | None:
        sel = self._sel(baris, "nip")
        tertulis = _rapikan(sel)
        if tertulis in _KOSONG:
            return None
        nip = rapikan_nip(tertulis)
        if (isinstance(sel, int | float) and abs(sel) >= _ANGKA_EXCEL) or _ILMIAH.fullmatch(tertulis):
            pesan = f"NIP “{tertulis}” diubah Excel menjadi angka, sehingga tiga angka terakhirnya hilang."
            self._nip_salah(baris, pesan, _ULANGI_NIP)
        elif not nip.isdecimal() or not nip.isascii():
            self._nip_salah(baris, f"NIP “{tertulis}” bukan angka.", "Tulis 18 angka; kosongkan kalau tidak ber-NIP.")
        elif len(nip) != _NIP:
            pesan = f"NIP “{tertulis}” terdiri atas {len(nip)} angka, seharusnya {_NIP}."
            self._nip_salah(baris, pesan, "Cocokkan dengan SK-nya; kosongkan kalau tidak ber-NIP.")
        elif nip.endswith("000"):
            pesan = f"NIP “{tertulis}” berakhiran 000: Excel mengubahnya menjadi angka, tiga angka terakhirnya hilang."
            self._nip_salah(baris, pesan, _ULANGI_NIP)
        elif nip in self._pemilik:
            pesan = f"NIP {nip} sudah dipakai pada baris {self._pemilik[nip]}."
            letak = self._letak(baris, "nip")
            self._catat(letak, KodeMasalah.NIP_KEMBAR, pesan, "Betulkan salah satunya, atau hapus baris yang ganda.")
        else:
            self._pemilik[nip] = baris.nomor
            return nip
        return None

    def _periksa_nip(self, baris: BarisMentah, nip: str, kelamin: JenisKelamin | None) -> None:
        """Remark a NIP that contradicts itself or the row: one figure mistyped is still a NIP."""
        try:
            dt.date.fromisoformat(f"{nip[:4]}-{nip[4:6]}-{nip[6:8]}")
        except ValueError:
            pesan = f"NIP {nip}: delapan angka pertamanya bukan tanggal lahir."
            self._nip_salah(baris, pesan, "Cocokkan dengan SK-nya.", Tingkat.CATATAN)
        menurut_nip = {"1": JenisKelamin.LAKI_LAKI, "2": JenisKelamin.PEREMPUAN}.get(nip[14])
        if kelamin and menurut_nip and kelamin is not menurut_nip:
            pesan = f"NIP {nip} milik pegawai {menurut_nip}, tetapi jenis kelaminnya {kelamin}."
            self._nip_salah(baris, pesan, "Cocokkan dengan SK-nya.", Tingkat.CATATAN)

    def _unit_dari(self, baris: BarisMentah, teks: Mapping[str, str | None]) -> str | None:
        tertulis = teks.get("unit")
        if tertulis is None:
            jabatan = teks.get("jabatan") or ""
            if "unit" in self._kolom and teks["nama"] and not jabatan.casefold().startswith("sekretaris"):
                pesan = f"sub bagian {teks['nama']} belum disebut, jadi ia tidak dihitung pada sub bagian mana pun."
                self._salah(baris, "unit", pesan, "Isi sub bagiannya, kecuali Sekretaris.", Tingkat.CATATAN)
            return None
        if self._unit is None or _kunci(tertulis) in _DI_LUAR_UNIT:
            return None
        kode = self._unit.get(_kunci(tertulis)) or self._unit.get(_inti_unit(tertulis))
        if kode is None:
            letak = self._letak(baris, "unit")
            pesan = f"unit “{tertulis}” tidak ada di satker.yaml."
            self._catat(letak, KodeMasalah.UNIT_ASING, pesan, sebut_pilihan(tertulis, self._sebutan_unit))
        return kode

    def _kelamin(self, baris: BarisMentah, teks: str | None) -> JenisKelamin | None:
        if teks is None:
            return None
        for jenis, semua in _KELAMIN.items():
            if _kunci(teks) in semua:
                return jenis
        self._salah(baris, "jenis kelamin", f"jenis kelamin “{teks}” tidak dikenal.", "Tulis L atau P.")
        return None

    def _letak(self, baris: BarisMentah, nama: str) -> Letak:
        kolom = self._kolom.get(nama)
        return Letak(self._berkas, baris.nomor, kolom.ke + 1 if kolom else 0)

    def _salah(self, baris: BarisMentah, nama: str, pesan: str, saran: str, tingkat: Tingkat = Tingkat.GALAT) -> None:
        letak, judul = self._letak(baris, nama), self._kolom[nama].judul
        self._catat(letak, KodeMasalah.PEGAWAI_NILAI, f"kolom “{judul}”: {pesan}", saran, tingkat)

    def _nip_salah(self, baris: BarisMentah, pesan: str, saran: str, tingkat: Tingkat = Tingkat.GALAT) -> None:
        self._catat(self._letak(baris, "nip"), KodeMasalah.NIP, pesan, saran, tingkat)

    def _catat(self, letak: Letak, kode: KodeMasalah, pesan: str, saran: str, tingkat: Tingkat = Tingkat.GALAT) -> None:
        self.masalah.append(Masalah(letak, kode, pesan, saran, tingkat))


_CONTOH = {"nama": "Nama", "jabatan": "Jabatan", "pendidikan": "S-1", "status": "PNS"}


def _kenali(baris: BarisMentah) -> dict[str, int]:
    """Return which columns of the list a row names, if it were the heading."""
    return {_KOLOM[k]: ke for ke, sel in enumerate(baris.sel) if (k := _kunci(_rapikan(sel))) in _KOLOM}


def _hanya_hiasan(baris: BarisMentah) -> bool:
    """Tell whether a row says nothing: it is empty, or only numbers its columns 1, 2, 3."""
    isi = [teks for sel in baris.sel if (teks := _rapikan(sel))]
    return not isi or (len(isi) > 1 and all(t.strip("()").isdecimal() and len(t) < 5 for t in isi))


def _rapikan(sel: object) -> str:
    """Return a cell as text: one line, without the apostrophe by which Excel is told that it is a text."""
    if sel is None:
        return ""
    if isinstance(sel, float) and sel.is_integer() and abs(sel) < _ANGKA_EXCEL:
        sel = int(sel)
    return " ".join(_TAK_TERCETAK.sub(" ", str(sel)).split()).removeprefix("'").strip()


def _kunci(teks: str) -> str:
    """Return a word or name for comparison: small letters and figures, everything else a space."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", teks.casefold()).split())


def _inti_unit(teks: str) -> str:
    """Return what tells a sub bagian from the others in its name."""
    return " ".join(kata for kata in _kunci(teks).split() if kata not in _BUKAN_NAMA_UNIT)


def _kunci_unit(unit: Unit) -> Iterator[str]:
    yield from map(_kunci, (unit.kode, unit.nama, unit.singkatan))
    yield _inti_unit(unit.nama)


def _gabung_pangkat(pangkat: str | None, golongan: str | None) -> str | None:
    """Return rank and class as tables have them: `Penata Muda (III/a)`."""
    if pangkat and golongan and golongan not in pangkat:
        return f"{pangkat} ({golongan})"
    return pangkat or golongan


def _judul_baku() -> str:
    return ";".join(KOLOM)
