"""The summary of a run: what it did, what changed since the last finished one, what is still empty, what to do now.

A run that changed nothing says all of it too, save what it did: the newest version is the one that people read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from flows.artefak.gagal import uraian_kiriman
from flows.artefak.markdown import aman, daftar, kode, naskah_di_meja, naskah_markdown, sebut_meja
from flows.artefak.papan import kalimat_keadaan, tabel_komponen
from tata_usaha.cli.anjuran import kabarkan, sebut_masalah
from tata_usaha.dasar.letak_meja import LetakMeja
from tata_usaha.kerja.hasil import SEBUTAN, HasilAlur, HasilTaruh
from tata_usaha.kerja.hasil_terima import HasilKiriman, Nasib
from tata_usaha.kerja.laporan_alur import LaporanAlur
from tata_usaha.kerja.perubahan import PerubahanPeriode
from zi_model.bahasa import hari_tanggal, tanggal_panjang
from zi_model.bukti import Bukti
from zi_model.daur_naskah import Tindakan
from zi_model.kantor import Kantor
from zi_model.status import HasilStatus, StatusKewajiban

_SEBUT_MAKS = 15


def ringkasan(laporan: LaporanAlur, lihat: str = "", meja: LetakMeja | None = None) -> str:
    """Return the summary of a run; `lihat` are links to what else it left, `meja` the desk that letters lead to."""
    hasil = laporan.hasil
    satker = hasil.kantor.satker
    return naskah_markdown(
        [
            f"# Ringkasan {aman(str(hasil.jenis))}, {aman(hasil.periode.nama)}",
            f"{aman(satker.nama)}, keadaan {aman(hari_tanggal(hasil.per))}.",
            *_tertinggal(hasil.naskah),
            f"**{aman(hasil.kalimat)}**",
            f"**{aman(kalimat_keadaan(laporan.keadaan))}**",
            f"Lihat juga: {lihat}." if lihat else "",
            sebut_meja(meja),
            "## Capaian per komponen",
            tabel_komponen(laporan.keadaan),
            *_perubahan(laporan.perubahan, hasil.kantor),
            *_naskah(hasil, meja),
            *_kosong(laporan, meja),
            *_bagian_kiriman(hasil.kiriman, hasil.kantor),
            *_bagian("Masalah di folder bukti", [aman(sebut_masalah(m)) for m in hasil.masalah]),
            *_bagian("Langkah berikut", [aman(satu) for satu in _langkah_berikut(hasil)]),
        ]
    )


def _tertinggal(naskah: Iterable[HasilTaruh]) -> list[str]:
    """Return what failed of a run that did the rest; its state is Failed."""
    tinggal = [n for n in naskah if n.tindakan is Tindakan.TERTINGGAL]
    if not tinggal:
        return []
    return [
        f"**Gagal: {len(tinggal)} naskah tidak dapat ditaruh di outbox.**",
        daftar(f"{kode(n.berkas.name)}: {aman(n.keterangan)}" for n in tinggal),
        "Sesudah sebabnya diatasi, jalankan lagi; yang sudah selesai tidak diulang.",
    ]


# ---- what changed


def _perubahan(perubahan: PerubahanPeriode | None, kantor: Kantor) -> Iterator[str]:
    if perubahan is None:
        yield "## Yang berubah"
        yield "Belum ada jalan sebelumnya untuk dibandingkan."
        return
    sejak = perubahan.kewajiban.sejak.astimezone(kantor.zona)
    saat = f"{tanggal_panjang(sejak.date())} pukul {sejak:%H.%M}"
    yield f"## Yang berubah sejak jalan terakhir yang selesai ({aman(saat)})"
    if not perubahan.ada:
        yield "Tidak ada: keadaan, bukti, dan naskah periode ini sama dengan waktu itu."
        return
    yield daftar(
        [
            *_status_berubah(perubahan),
            *_bukti("bukti baru", perubahan.kewajiban.bukti_baru),
            *_bukti("bukti tidak ada lagi atau diganti", perubahan.kewajiban.bukti_hilang),
            *_naskah_berubah(perubahan),
        ]
    )


def _status_berubah(perubahan: PerubahanPeriode) -> Iterator[str]:
    """Yield one line for each way in which states turned, with the rows that did."""
    menurut: dict[tuple[StatusKewajiban, StatusKewajiban], list[str]] = {}
    for satu in perubahan.kewajiban.status:
        menurut.setdefault((satu.dulu, satu.kini), []).append(f"{satu.kewajiban.kode} ({satu.kewajiban.periode})")
    for (dulu, kini), nama in menurut.items():
        yield f"{len(nama)} kewajiban dari {dulu.nama} menjadi **{kini.nama}**: {_sebut(map(aman, nama), len(nama))}"


def _bukti(apa: str, bukti: Sequence[Bukti]) -> Iterator[str]:
    if bukti:
        nama = [f"{aman(b.kode)} {kode(b.nama)}{' (ditolak)' if b.jenis is None else ''}" for b in bukti]
        yield f"{len(nama)} {apa}: {_sebut(nama, len(nama))}"


def _naskah_berubah(perubahan: PerubahanPeriode) -> Iterator[str]:
    menurut: dict[tuple[str, ...], list[str]] = {}
    for berkas, apa in perubahan.naskah.items():
        menurut.setdefault(apa, []).append(kode(berkas))
    for terjadi, nama in menurut.items():
        yield f"{len(nama)} naskah {aman(', '.join(terjadi))}: {_sebut(nama, len(nama))}"


def _sebut(nama: Iterable[str], banyak: int) -> str:
    """Return the first of many names, and how many more there are."""
    disebut = [satu for satu, _ in zip(nama, range(_SEBUT_MAKS), strict=False)]
    lebih = [f"… dan {banyak - _SEBUT_MAKS} lagi"] if banyak > _SEBUT_MAKS else []
    return ", ".join([*disebut, *lebih])


# ---- what this run did, and what is still empty


def _naskah(hasil: HasilAlur, meja: LetakMeja | None) -> Iterator[str]:
    """Yield by folder the letters that a run wrote or that somebody should look at; the others are counted."""
    for folder, isi in hasil.menurut_folder.items():
        yield f"## Naskah di {aman(folder.name)}"
        yield f"Folder: {kode(str(folder))}"
        tetap = [aman(isi.sebut_tetap)] if isi.sebut_tetap else []
        yield daftar([*(_baris_naskah(n, meja) for n in isi.perlu_dilihat), *tetap])


def _sebut_naskah(n: HasilTaruh, meja: LetakMeja | None) -> str:
    """Return a letter by its file's name, which leads to its page of the desk; what was left behind may have none."""
    ada = n.tindakan is not Tindakan.TERTINGGAL
    return naskah_di_meja(n.berkas.name, meja.naskah(n.kunci) if meja and ada else "")


def _baris_naskah(n: HasilTaruh, meja: LetakMeja | None) -> str:
    sisa = f"; {n.sisa}" if n.sisa else ""
    keterangan = f". {aman(n.keterangan)}" if n.perlu_dibaca else ""
    return f"{_sebut_naskah(n, meja)}: {aman(SEBUTAN[n.tindakan])}{aman(sisa)}{keterangan}"


def _kosong(laporan: LaporanAlur, meja: LetakMeja | None) -> Iterator[str]:
    """Yield what is still empty, whether or not the run changed anything: fill-ins by letter, rows without evidence."""
    berisian = [n for n in laporan.hasil.naskah if n.isian]
    tanpa_bukti = [h for h in laporan.hasil.status if _tanpa_bukti(h)]
    if not berisian and not tanpa_bukti:
        return
    yield "## Yang masih kosong"
    baris = []
    if berisian:
        baris.append(f"{sum(n.isian for n in berisian)} isian di {len(berisian)} naskah:")
        baris += [f"  - {_sebut_naskah(n, meja)}: {n.isian} isian" for n in berisian[:_SEBUT_MAKS]]
        if (lebih := len(berisian) - _SEBUT_MAKS) > 0:
            baris.append(f"  - … dan {lebih} lagi; semuanya di outbox")
    satker = laporan.hasil.kantor.satker
    baris += [
        f"{aman(unit.nama)}: {sum(banyak.values())} kewajiban tanpa bukti "
        f"({_sebut((aman(satu) for satu in banyak), len(banyak))})"
        for unit in satker.unit
        if (banyak := Counter(h.kewajiban.kode for h in tanpa_bukti if h.kewajiban.unit == unit.kode))
    ]
    yield "\n".join(satu if satu.startswith(" ") else f"- {satu}" for satu in baris)


def _tanpa_bukti(h: HasilStatus) -> bool:
    return not h.dihitung and h.status in {StatusKewajiban.BERJALAN, StatusKewajiban.TERLAMBAT}


def _bagian(judul: str, baris: Sequence[str]) -> list[str]:
    return [f"## {aman(judul)}", daftar(baris)] if baris else []


def _bagian_kiriman(kiriman: Sequence[HasilKiriman], kantor: Kantor) -> list[str]:
    return _bagian("Naskah bertanda tangan yang datang", [aman(uraian_kiriman(k, kantor.zona)) for k in kiriman])


def _langkah_berikut(hasil: HasilAlur) -> list[str]:
    """Return what people should do now, one line each."""
    langkah = []
    if hasil.naskah:
        langkah.append("Periksa naskah di folder yang disebut di atas dan lengkapi isiannya yang kosong.")
    if any(k.nasib is Nasib.TINGGAL for k in hasil.kiriman):
        langkah.append("Lihat pindaian di folder masuk yang belum diterima, dan kerjakan yang disebut di atas.")
    if hasil.tertunda:
        langkah.append(hasil.tertunda)
    if hasil.rencana_kurang:
        langkah.append(kabarkan(hasil.rencana_kurang))
    langkah += map(kabarkan, hasil.ditetapkan)
    if hasil.masalah:
        langkah.append("Perbaiki berkas bukti yang disebut di atas.")
    return langkah + [
        f"{unit.nama}: taruh bukti {len(daftar_kode)} kewajiban yang terlambat "
        f"({', '.join(dict.fromkeys(daftar_kode))})."
        for unit in hasil.kantor.satker.unit
        if (daftar_kode := _terlambat(hasil, unit.kode))
    ]


def _terlambat(hasil: HasilAlur, unit: str) -> list[str]:
    """Return the codes of the rows that are late and for which a unit answers."""
    return [
        h.kewajiban.kode for h in hasil.status if h.status is StatusKewajiban.TERLAMBAT and h.kewajiban.unit == unit
    ]
