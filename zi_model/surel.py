"""Who is told by mail what needs attention, and in which words: one digest a person a day.

Who gets what follows from the list of officials: the head of a sub bagian the rows and letters of that sub bagian, the
head of the secretariat all of the secretariat in short, who signs a letter that it waits for them, the admin what
concerns the program. A person is an address: who holds two posts gets one digest.

What comes from files and people is made one line without invisible signs before it is told, so that no title of a
letter can begin a line of its own in a message's head.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import textwrap
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from zi_model.anjuran import Anjuran
from zi_model.bahasa import hari_tanggal, tanggal_panjang
from zi_model.pejabat import DaftarPejabat, Pejabat
from zi_model.perhatian import ButirPerhatian, JenisPerhatian
from zi_model.satker import Satker

SABAR_TTD = dt.timedelta(days=3)
"""A letter that waits longer than this to be signed is told."""
_LEBAR = 76
_PALING_BANYAK = 10
"""So many items of one sub bagian are named to whoever is told of it in short."""
_URUTAN = {jenis: ke for ke, jenis in enumerate(JenisPerhatian)}
_UNIT = frozenset(
    {JenisPerhatian.TERLAMBAT, JenisPerhatian.JATUH_TEMPO, JenisPerhatian.MENUNGGU_TTD, JenisPerhatian.NASKAH_BARU}
)
_ADMIN = frozenset({JenisPerhatian.ALUR_GAGAL, JenisPerhatian.RENCANA_KURANG, JenisPerhatian.CADANGAN_LAMA})
_JUDUL = {
    JenisPerhatian.ALUR_GAGAL: "Pekerjaan program yang gagal",
    JenisPerhatian.TERLAMBAT: "Terlambat",
    JenisPerhatian.JATUH_TEMPO: "Jatuh tempo dalam 7 hari",
    JenisPerhatian.MENUNGGU_TTD: f"Menunggu tanda tangan lebih dari {SABAR_TTD.days} hari",
    JenisPerhatian.NASKAH_BARU: "Naskah baru di outbox",
    JenisPerhatian.RENCANA_KURANG: "Rencana tahun berikutnya",
    JenisPerhatian.CADANGAN_LAMA: "Cadangan buku agenda",
}
_YANG_DILAKUKAN = {
    JenisPerhatian.ALUR_GAGAL: "Bereskan sebabnya, lalu jalankan lagi pekerjaannya.",
    JenisPerhatian.TERLAMBAT: "Taruh bukti yang kurang di folder barisnya.",
    JenisPerhatian.JATUH_TEMPO: "Taruh buktinya di folder barisnya sebelum batasnya.",
    JenisPerhatian.MENUNGGU_TTD: "Tanda tangani naskahnya, lalu taruh pindaiannya di folder masuk di outbox.",
    JenisPerhatian.NASKAH_BARU: "Buka di Word, lengkapi isian yang masih kosong, lalu mintakan nomornya.",
    JenisPerhatian.RENCANA_KURANG: "Susun rencananya, lalu periksa.",
    JenisPerhatian.CADANGAN_LAMA: "Periksa tempat salinannya, lalu buku agendanya.",
}
_SINGKAT = {
    JenisPerhatian.TERLAMBAT: "terlambat",
    JenisPerhatian.JATUH_TEMPO: "jatuh tempo dalam 7 hari",
    JenisPerhatian.NASKAH_BARU: "naskah baru",
}
_PENUTUP = (
    "Setiap hal disebut satu kali; yang belum selesai tetap tampak di “Yang perlu perhatian hari ini”. Surel ini "
    "ditulis dan dikirim sendiri oleh program Zona Integritas kantor, tanpa lampiran, dan tidak perlu dibalas."
)
SebutAnjuran = Callable[[Anjuran], str]
"""Names what the program can do about something, as whoever sends the mail words it."""
SebutHalaman = Callable[[ButirPerhatian], str]
"""Names the page of the desk on which one does something about an item; "" when there is none."""


@dataclass(frozen=True)
class Penerima:
    """Who gets a digest: address, posts as people call them, name ("" not known), sub bagian whose head they are."""

    alamat: str
    sebutan: tuple[str, ...]
    nama: str = ""
    unit: frozenset[str] = frozenset()

    @property
    def kunci(self) -> str:
        """The address by which the register knows the person."""
        return self.alamat.casefold()


@dataclass(frozen=True)
class Bagian:
    """What is to be told to one person."""

    penerima: Penerima
    butir: tuple[ButirPerhatian, ...]


@dataclass(frozen=True)
class Ringkasan:
    """One digest, ready to be sent: to whom, what it tells, its Message-ID, subject and text."""

    penerima: Penerima
    butir: tuple[ButirPerhatian, ...]
    pesan: str
    subjek: str
    teks: str


@dataclass
class _Orang:
    """A person while it is gathered who they are: several posts may have one address."""

    alamat: str
    jabatan: list[Pejabat] = field(default_factory=list)
    admin: bool = False


def satu_baris(teks: str) -> str:
    """Return a text on one line, without line ends, controls, and signs that nobody sees."""
    return " ".join("".join(" " if unicodedata.category(h)[0] in "CZ" else h for h in teks).split())


def bagi(
    satker: Satker,
    pejabat: DaftarPejabat | None,
    butir: Iterable[ButirPerhatian],
    hari: dt.date,
    penanda: Mapping[str, Collection[str]] | None = None,
) -> tuple[Bagian, ...]:
    """Return who is to be told what on a day, in the order of the list of officials, the admin last.

    `pejabat` None: it cannot be read, and only the admin's address is known. `penanda` are the posts that sign, by the
    letter's key. Who is told of nothing is not in it.
    """
    layak = sorted((b for b in butir if _layak(b, hari)), key=_urutan)
    orang = _orang(satker, pejabat, hari)
    ada_admin = any(o.admin for o in orang)
    hasil = []
    for satu in orang:
        milik = tuple(b for b in layak if _berhak(satu, b, (penanda or {}).get(b.kunci, ()), ada_admin=ada_admin))
        if milik:
            hasil.append(Bagian(_penerima(satker, satu), milik))
    return tuple(hasil)


def _layak(butir: ButirPerhatian, hari: dt.date) -> bool:
    """Tell whether something is told by mail at all; a draft with a newer one beside is not."""
    if butir.jenis is JenisPerhatian.MENUNGGU_TTD:
        return butir.sejak is not None and hari - butir.sejak > SABAR_TTD
    return butir.jenis in _UNIT | _ADMIN


def _urutan(butir: ButirPerhatian) -> tuple[int, dt.date, str]:
    return _URUTAN[butir.jenis], butir.batas or butir.sejak or dt.date.max, butir.kunci


def _orang(satker: Satker, pejabat: DaftarPejabat | None, hari: dt.date) -> list[_Orang]:
    """Return who has an address on a day: of each post whoever holds it then, and the admin."""
    semua: dict[str, _Orang] = {}
    for jabatan in dict.fromkeys(p.id for p in pejabat.pejabat) if pejabat else ():
        try:
            pemangku = pejabat.pemangku(jabatan, hari) if pejabat else None
        except KeyError:  # nobody holds it that day
            continue
        if pemangku and pemangku.surel:
            semua.setdefault(pemangku.surel.casefold(), _Orang(pemangku.surel)).jabatan.append(pemangku)
    if satker.surel and satker.surel.admin:
        alamat = satker.surel.admin
        semua.setdefault(alamat.casefold(), _Orang(alamat)).admin = True
    return list(semua.values())


def _berhak(orang: _Orang, butir: ButirPerhatian, penanda: Collection[str], *, ada_admin: bool) -> bool:
    """Tell whether something is told to a person, by what they are."""
    kepala = any(p.unsur == "sekretariat" and p.unit is None for p in orang.jabatan)
    if butir.jenis in _ADMIN:
        return orang.admin or (kepala and (not ada_admin or butir.jenis is JenisPerhatian.RENCANA_KURANG))
    if butir.jenis is JenisPerhatian.MENUNGGU_TTD and any(p.id in penanda for p in orang.jabatan):
        return True
    return kepala or any(p.unit is not None and p.unit == butir.unit for p in orang.jabatan)


def _penerima(satker: Satker, orang: _Orang) -> Penerima:
    sebutan = tuple(dict.fromkeys(satu_baris(p.sebutan) for p in orang.jabatan))
    nama = next((satu_baris(p.nama) for p in orang.jabatan if p.nama), "")
    unit = frozenset(p.unit for p in orang.jabatan if p.unit is not None)
    return Penerima(orang.alamat, sebutan or (f"Admin {satu_baris(satker.singkatan)}",), nama, unit)


def nama_pesan(satker: str, penerima: Penerima, hari: dt.date, domain: str) -> str:
    """Return the Message-ID of a person's digest of a day: the same each time that one is sent once more."""
    sidik = hashlib.sha256(f"{satker}\n{penerima.kunci}\n{hari}".encode()).hexdigest()[:16]
    return f"<zi.{hari:%Y%m%d}.{sidik}@{domain}>"


def susun_ringkasan(
    satker: Satker,
    bagian: Bagian,
    hari: dt.date,
    pesan: str,
    sebut: SebutAnjuran | None = None,
    halaman: SebutHalaman | None = None,
) -> Ringkasan:
    """Return the digest that tells a person all of this.

    `sebut` names what the program can do about an item, `halaman` its page of the desk, where whoever reads the mail
    can open one.
    """
    kantor, banyak = satu_baris(satker.singkatan), len(bagian.butir)
    penerima = bagian.penerima
    penuh, singkat = _pilah(bagian)
    alinea = [
        "Yth. " + "\n     ".join([*penerima.sebutan, *([penerima.nama] if penerima.nama else [])]),
        _lipat(f"Pada {hari_tanggal(hari)} ada {banyak} hal di {kantor} yang perlu perhatian Bapak/Ibu."),
        *_rincian(penuh, hari, sebut, halaman),
        *_per_unit(satker, singkat),
        "-- \n" + _lipat(_PENUTUP),
    ]
    subjek = f"{kantor}: {banyak} hal perlu perhatian, {tanggal_panjang(hari)}"
    return Ringkasan(penerima, bagian.butir, pesan, subjek, "\n\n".join(alinea) + "\n")


def susun_percobaan(satker: Satker, saat: dt.datetime) -> tuple[str, str]:
    """Return subject and text of the mail that only shows that mail arrives."""
    kantor = satu_baris(satker.singkatan)
    teks = (
        f"Surel percobaan dari {kantor}, {hari_tanggal(saat.date())} pukul {saat:%H.%M} {satker.singkatan_waktu}.",
        "Kalau surel ini sampai, pengaturan surel di satker.yaml sudah benar. Tidak ada yang perlu dilakukan.",
        "-- \nSurel ini dikirim sendiri oleh program Zona Integritas kantor dan tidak perlu dibalas.",
    )
    return f"{kantor}: surel percobaan", "\n\n".join(map(_lipat_biasa, teks)) + "\n"


def _pilah(bagian: Bagian) -> tuple[list[ButirPerhatian], list[ButirPerhatian]]:
    """Return what is told in full and what in short: of other people's sub bagian only that there is something."""
    penuh = [b for b in bagian.butir if b.jenis not in _SINGKAT or b.unit in bagian.penerima.unit | {""}]
    return penuh, [b for b in bagian.butir if b not in penuh]


def _rincian(
    butir: Sequence[ButirPerhatian], hari: dt.date, sebut: SebutAnjuran | None, halaman: SebutHalaman | None
) -> Iterator[str]:
    """Yield the paragraphs that tell items kind by kind: what, since when, until when, where, what to do."""
    for jenis, semua in groupby(butir, key=lambda b: b.jenis):
        milik = [(b, satu_baris(sebut(b.anjuran)) if b.anjuran is not None and sebut else "") for b in semua]
        sama = milik[0][1] if len(milik) > 1 and len({perintah for _, perintah in milik}) == 1 else ""
        kepala = [f"{_JUDUL[jenis].upper()} ({len(milik)})", _lipat(_YANG_DILAKUKAN[jenis])]
        yield "\n".join([*kepala, *([f"Perintah: {sama}"] if sama else [])])
        for ke, (satu, perintah) in enumerate(milik, start=1):
            di_meja = halaman(satu) if halaman else ""
            yield "\n".join(_satu(satu, ke, hari, "" if sama else perintah, di_meja))


def _satu(butir: ButirPerhatian, ke: int, hari: dt.date, perintah: str, halaman: str) -> Iterator[str]:
    awal = f"{ke}. "
    inden = " " * len(awal)
    uraian = satu_baris(butir.uraian)
    yield _lipat(uraian, awal, inden)
    waktu = []
    if butir.sejak is not None:
        lama = (hari - butir.sejak).days
        waktu.append(f"Sejak {tanggal_panjang(butir.sejak)}" + (f" ({lama} hari)" if lama > 0 else ""))
    if butir.batas is not None and tanggal_panjang(butir.batas) not in uraian:
        waktu.append(f"batas {tanggal_panjang(butir.batas)}" if waktu else f"Batas {tanggal_panjang(butir.batas)}")
    if waktu:
        yield f"{inden}{'; '.join(waktu)}."
    if butir.berkas:
        yield f"{inden}Tempat: {satu_baris(butir.berkas)}"  # never broken: it is to be copied
    if halaman:
        yield f"{inden}Halaman: {halaman}"
    if perintah:
        yield f"{inden}Perintah: {perintah}"


def _per_unit(satker: Satker, butir: Sequence[ButirPerhatian]) -> Iterator[str]:
    """Yield a paragraph for each sub bagian: how much of each kind, and the first items in one line each."""
    if butir:
        yield "PER UNIT KERJA"
    nama = {u.kode: u.nama for u in satker.unit}
    for kode in dict.fromkeys([*nama, *(b.unit for b in butir)]):
        milik = [b for b in butir if b.unit == kode]
        if not milik:
            continue
        hitungan = ", ".join(
            f"{n} {sebutan}" for j, sebutan in _SINGKAT.items() if (n := sum(b.jenis is j for b in milik))
        )
        baris = [_lipat(f"{satu_baris(nama.get(kode, kode))}: {hitungan}.")]
        baris += [_lipat(_ringkas(b), "- ", "  ") for b in milik[:_PALING_BANYAK]]
        if (sisa := len(milik) - _PALING_BANYAK) > 0:
            baris.append(f"- dan {sisa} hal lain.")
        yield "\n".join(baris)


def _ringkas(butir: ButirPerhatian) -> str:
    uraian = satu_baris(butir.uraian)
    batas = tanggal_panjang(butir.batas) if butir.batas else ""
    return uraian if not batas or batas in uraian else f"{uraian.rstrip('.')}. Batas {batas}."


def _lipat(teks: str, awal: str = "", inden: str = "") -> str:
    return textwrap.fill(
        teks, _LEBAR, initial_indent=awal, subsequent_indent=inden, break_long_words=False, break_on_hyphens=False
    )


def _lipat_biasa(teks: str) -> str:
    return "\n".join(_lipat(baris) if baris != "-- " else baris for baris in teks.split("\n"))
