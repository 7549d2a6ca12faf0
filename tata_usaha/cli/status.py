"""`zi status`: what is owed, what is there, what is missing, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from tata_usaha.cli.data_status import nama_berkas, rekap_komponen, sebagai_data, tempo_komponen
from tata_usaha.cli.pemakaian import baca_tanggal
from tata_usaha.cli.tampilan import cetak_json, konsol, tabel
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import baca_periode
from tata_usaha.kerja.status import KeadaanKewajiban, PermintaanStatus, lihat_status
from zi_model.bahasa import desimal, tanggal_panjang, tanggal_pendek
from zi_model.bukti import AturanHitung
from zi_model.masalah import Tingkat
from zi_model.mengapa import mengapa
from zi_model.periode import Periode
from zi_model.status import HasilStatus, StatusKewajiban
from zi_model.tahun_rencana import TahunRencana
from zi_model.tunggakan import Tempo

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

_WARNA = {
    StatusKewajiban.BELUM_WAKTUNYA: "dim",
    StatusKewajiban.BERJALAN: "cyan",
    StatusKewajiban.KURANG: "yellow",
    StatusKewajiban.LENGKAP: "green",
    StatusKewajiban.TERLAMBAT: "bold red",
    StatusKewajiban.LENGKAP_TERLAMBAT: "dark_orange",
}
_ATURAN = {AturanHitung.NASKAH: "dari naskah bertanda tangan", AturanHitung.NAMA_GANDA: "satu berkas, menurut namanya"}
"""The rules that a reader would not guess."""
_JUDUL = ("Kode", "Indikator", "Periode", "Batas", "Status", "Bukti")
_REKAP = {
    StatusKewajiban.BELUM_WAKTUNYA: 8,
    StatusKewajiban.BERJALAN: 8,
    StatusKewajiban.KURANG: 6,
    StatusKewajiban.LENGKAP: 7,
    StatusKewajiban.TERLAMBAT: 9,
    StatusKewajiban.LENGKAP_TERLAMBAT: 9,
}
_SEBUT_MAKS = 12
"""So many files that somebody should look at are named below the table; the others are counted."""
_LAYAR_LEBAR, _LAYAR_SEMPIT, _LAYAR_MAKS = 100, 80, 140


def status(
    periode: str | None = None,
    /,
    *,
    per: str | None = None,
    kode: str = "",
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Tampilkan setiap kewajiban suatu periode: keadaannya, buktinya, yang kurang, tunggakannya, dan alasannya.

    Parameters
    ----------
    periode
        Bulan 2026-03, triwulan 2026-TW1, semester 2026-S1, atau tahun 2026; tanpa periode: triwulan berjalan.
    per
        Keadaan pada tanggal ini, ditulis 2026-03-31; tanpa tanggal: hari ini.
    kode
        Hanya baris ini (1.3.1.2) atau yang kodenya berawalan begitu (1.3), dengan alasannya berkas demi berkas.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    permintaan = PermintaanStatus(
        satker, baca_periode(periode) if periode else None, baca_tanggal(per) if per else None, kode
    )
    keadaan = lihat_status(Pengaturan.dari_lingkungan(), permintaan)
    if json:
        cetak_json(sebagai_data(keadaan))
        return
    layar = konsol()
    singkatan = keadaan.tahun.kantor.satker.singkatan
    tanggal = tanggal_panjang(keadaan.per)
    layar.print(f"[bold]{singkatan} · {keadaan.periode.nama} · keadaan {tanggal}[/bold]")
    for bagian in _rincian(keadaan) if kode else _ringkasan(keadaan, layar):
        layar.print(bagian)


# ---- all rows


def _ringkasan(keadaan: KeadaanKewajiban, layar: Console) -> Iterator[RenderableType]:
    lebar = _lebar(layar.width)
    tahun, periode = keadaan.tahun, keadaan.periode
    for nomor, komponen in enumerate(tahun.rencana.komponen, start=1):
        if milik := [h for h in keadaan.hasil if h.kewajiban.baris.nomor_komponen == nomor]:
            yield f"\n[bold]{nomor}. {komponen.nama}[/bold]"
            yield _tabel_kewajiban(milik, keadaan, lebar)
    if keadaan.tunggakan:
        yield f"\n[bold]Tunggakan sebelum {periode.nama}[/bold]"
        yield _tabel_sebelumnya(keadaan, keadaan.tunggakan, "Sejak", lebar)
    if keadaan.tenggang:
        yield f"\n[bold]Masih dalam masa tenggang, dari sebelum {periode.nama}[/bold]"
        yield _tabel_sebelumnya(keadaan, keadaan.tenggang, "Batas", lebar)
    yield from _berkas_bermasalah(keadaan)
    yield from _tautan(keadaan)
    yield "\n[bold]Rekapitulasi[/bold]"
    yield _tabel_rekap(tahun, periode, keadaan.hasil, layar.width)
    yield "\n[bold]Terpenuhi dari yang jatuh tempo[/bold]"
    yield _tabel_tempo(keadaan)
    yield from _penutup(keadaan)


def _lebar(layar: int) -> tuple[int, ...]:
    """Return the widths of the columns: 100 characters in all, 80 on a narrow terminal, more on a wide one."""
    if layar < _LAYAR_LEBAR:
        return 7, 22, 8, 6, 9, max(_LAYAR_SEMPIT, layar) - 57
    lebih = min(layar, _LAYAR_MAKS) - _LAYAR_LEBAR
    return 7, 30 + lebih // 3, 8, 6, 17, 27 + lebih - lebih // 3


def _tabel_kewajiban(hasil: Sequence[HasilStatus], keadaan: KeadaanKewajiban, lebar: Sequence[int]) -> Table:
    isi = tabel(dict(zip(_JUDUL, lebar, strict=True)))
    for h in hasil:
        k = h.kewajiban
        nama = k.baris.indikator.nama_pendek
        isi.add_row(k.kode, nama, str(k.periode), _batas(h, keadaan), _berwarna(h), _bukti(h, keadaan))
    return isi


def _batas(h: HasilStatus, keadaan: KeadaanKewajiban) -> str:
    """Return the last day of an obligation; its year where that is another one."""
    batas = tanggal_pendek(h.kewajiban.batas)
    return batas.rsplit(" ", 1)[0] if h.kewajiban.batas.year == keadaan.periode.tahun else batas


def _tabel_sebelumnya(
    keadaan: KeadaanKewajiban, hasil: Sequence[HasilStatus], judul_batas: str, lebar: Sequence[int]
) -> Table:
    """Return a table with a line for each row of the plan: its first last day, and of which periods what is missing."""
    kode, nama, _, sejak, *lain = lebar
    isi = tabel({"Kode": kode, "Indikator": nama, judul_batas: sejak, "Belum lengkap": sum(lain) + 10})
    for _, milik in groupby(hasil, key=lambda h: h.kewajiban.baris):
        semua = list(milik)
        menurut: dict[str, list[str]] = {}
        for h in semua:
            menurut.setdefault(_bukti(h, keadaan), []).append(str(h.kewajiban.periode))
        sebut = "; ".join(f"{', '.join(periode)}: {apa}" for apa, periode in menurut.items())
        k = semua[0].kewajiban
        isi.add_row(k.kode, k.baris.indikator.nama_pendek, _batas(semua[0], keadaan), sebut)
    return isi


def _berwarna(h: HasilStatus) -> str:
    return f"[{_WARNA[h.status]}]{h.status.nama}[/]"


def _bukti(h: HasilStatus, keadaan: KeadaanKewajiban) -> str:
    """Return in a few words what counts and what is missing."""
    masalah = keadaan.masalah_berkas.get((h.kewajiban.kode, h.kewajiban.periode), ())
    bagian = [f"belum {', '.join(h.daftar_kurang)}"] if h.kurang else []
    if h.dihitung:
        bagian.append(f"ada {len(h.dihitung)}" + (f", {tanggal_pendek(h.lengkap_pada)}" if h.lengkap_pada else ""))
        bagian += dict.fromkeys(_ATURAN[aturan] for aturan in h.aturan if aturan in _ATURAN)
    if h.ditolak:
        bagian.append(f"{len(h.ditolak)} ditolak")
    if catatan := len(masalah) - len(h.ditolak):
        bagian.append(f"{catatan} catatan")
    if h.tautan:
        bagian.append(f"{len(h.tautan)} tautan")
    return "; ".join(bagian)


def _berkas_bermasalah(keadaan: KeadaanKewajiban) -> Iterator[RenderableType]:
    """Yield what is wrong with files of these obligations, for whoever laid them down: letters do not tell."""
    semua = [(tempat, m) for tempat, milik in keadaan.masalah_berkas.items() for m in milik]
    semua.sort(key=lambda satu: satu[1].tingkat is not Tingkat.GALAT)  # what does not count comes first
    if not semua:
        return
    yield "\n[bold]Berkas yang perlu dilihat[/bold]"
    isi = tabel({"Kode": 7, "Periode": 8, "Berkas": None})
    for (kode, periode), m in semua[:_SEBUT_MAKS]:
        isi.add_row(kode, str(periode), _polos(f"{nama_berkas(m)}: {m.kode} {m.pesan} {m.saran}".strip()))
    yield isi
    if (lebih := len(semua) - _SEBUT_MAKS) > 0:
        yield f"… dan {lebih} lagi; semuanya: zi bukti periksa"


def _tautan(keadaan: KeadaanKewajiban) -> Iterator[RenderableType]:
    semua = [(h.kewajiban, b) for h in _semua(keadaan) for b in h.tautan]
    if not semua:
        return
    yield "\n[bold]Tautan (tidak memenuhi permintaan)[/bold]"
    isi = tabel({"Kode": 7, "Periode": 8, "Tautan": None})
    for k, b in semua:
        isi.add_row(k.kode, str(k.periode), _polos(f"{b.nama.removesuffix('.url')}: {keadaan.alamat[b.berkas]}"))
    yield isi


def _semua(keadaan: KeadaanKewajiban) -> tuple[HasilStatus, ...]:
    return (*keadaan.hasil, *keadaan.tunggakan, *keadaan.tenggang)


def _tabel_rekap(tahun: TahunRencana, periode: Periode, hasil: Sequence[HasilStatus], layar: int) -> Table:
    lebar: dict[str, int | None] = {"Komponen": 18 if layar < _LAYAR_LEBAR else 34, "Jumlah": 6}
    isi = tabel(lebar | {s.nama: n for s, n in _REKAP.items()})
    for nama, rekap in rekap_komponen(tahun, periode, hasil):
        isi.add_row(nama, str(rekap.jumlah), *(str(rekap.menurut_status[s]) for s in _REKAP))
    for kolom in isi.columns[1:]:
        kolom.justify = "right"
    return isi


def _tabel_tempo(keadaan: KeadaanKewajiban) -> Table:
    sampai = f"Sampai {tanggal_pendek(keadaan.per)}"
    isi = tabel({"Komponen": 34, sampai: 21, "Dalam periode": 21})
    for nama, kini, periode in tempo_komponen(keadaan):
        isi.add_row(nama, _sebut_tempo(kini), _sebut_tempo(periode))
    return isi


def _sebut_tempo(t: Tempo) -> str:
    return "–" if t.persen is None else f"{t.terpenuhi} dari {t.jatuh_tempo} ({desimal(t.persen, 1)} %)"


def _penutup(keadaan: KeadaanKewajiban) -> Iterator[str]:
    yield ""
    if keadaan.tunggakan:
        yield f"{len(keadaan.tunggakan)} kewajiban dari periode sebelumnya menunggak."
    if keadaan.tenggang:
        yield f"{len(keadaan.tenggang)} kewajiban dari periode sebelumnya masih dalam masa tenggang."
    if keadaan.rekomendasi_terbuka:
        yield f"{keadaan.rekomendasi_terbuka} rekomendasi belum selesai; lihat dengan: zi tindak-lanjut"
    lain = len(keadaan.masalah) - sum(map(len, keadaan.masalah_berkas.values()))
    if lain:
        yield f"{lain} masalah lain di folder bukti; lihat dengan: zi bukti periksa"
    yield "Mengapa sebuah baris begitu: zi status --kode KODE"


# ---- some rows, file by file


def _rincian(keadaan: KeadaanKewajiban) -> Iterator[RenderableType]:
    """Yield of each obligation why it stands where it stands."""
    from rich.table import Table

    urutan = {kode: ke for ke, kode in enumerate(keadaan.tahun.rencana.menurut_kode)}
    semua = sorted(_semua(keadaan), key=lambda h: (urutan[h.kewajiban.kode], h.kewajiban.mulai))
    if not semua:
        yield f"\nTidak ada kewajiban baris ini pada {keadaan.periode.nama}."
    for h in semua:
        k = h.kewajiban
        yield f"\n[bold]{k.kode} {_polos(k.baris.indikator.nama_pendek)} · {k.periode} · [/bold]{_berwarna(h)}"
        ditolak = {b.nama for b in h.ditolak}
        masalah = keadaan.masalah_berkas.get((k.kode, k.periode), ())
        isi = Table.grid(padding=(0, 1))
        isi.add_row("", "", _polos(h.alasan))
        for kalimat in mengapa(h, keadaan.tahun.kantor.zona, keadaan.alamat):
            isi.add_row("", "-", _polos(kalimat))
        for m in masalah:
            if nama_berkas(m) not in ditolak:  # why it is none is told already
                isi.add_row("", "-", _polos(f"“{nama_berkas(m)}” {m.kode}: {m.pesan} {m.saran}".strip()))
        yield isi


def _polos(teks: str) -> str:
    """Return a text of which rich takes nothing as markup."""
    return teks.replace("[", r"\[")
