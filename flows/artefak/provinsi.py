"""The artifact of a province: one table of its offices, worst first, and below it of each what is late, by sub bagian.

Five columns and codes instead of sentences, so that it fits a window of 1366 pixels; whoever wants a row's words asks
`zi provinsi … --satker`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from flows.artefak.markdown import aman, ke_meja
from tata_usaha.dasar.letak_meja import LetakMeja
from zi_model.bahasa import desimal, tanggal_panjang, tanggal_pendek
from zi_model.provinsi import BarisTerlambat, KeadaanKantor, RekapProvinsi
from zi_model.tunggakan import Tempo

_BUKAN_KUNCI = re.compile(r"[^a-z0-9]+")
_KOSONG = "–"
_KEPALA = ("Satuan kerja", "Capaian", "Terlambat", "Tunggu ttd", "Jalan terakhir")


def kunci_provinsi(rekap: RekapProvinsi) -> str:
    """Return the artifact's key: `rekap-sulteng-2026-tw1`; of all offices `rekap-semua-2026-tw1`."""
    return _BUKAN_KUNCI.sub("-", f"rekap {rekap.provinsi or 'semua'} {rekap.periode}".lower()).strip("-")


def kalimat_provinsi(rekap: RekapProvinsi) -> str:
    """Return one sentence that says how the offices stand together."""
    tanpa = f", {len(rekap.tanpa_data)} tanpa data" if rekap.tanpa_data else ""
    terlambat = rekap.terlambat + rekap.tunggakan
    return (
        f"{len(rekap.kantor)} satuan kerja{tanpa}: {_tempo(rekap.capaian)} terpenuhi, {terlambat} kewajiban terlambat, "
        f"{rekap.menunggu_ttd} naskah menunggu tanda tangan."
    )


def rekap_provinsi(rekap: RekapProvinsi, cari: Callable[[str], LetakMeja | None] = lambda _: None) -> str:
    """Return the recapitulation as Markdown; `cari` finds the desk of an office, which its name then leads to."""
    bagian = [
        f"# {aman(rekap.nama[:1].upper() + rekap.nama[1:])}, {aman(rekap.periode.nama)}",
        f"Keadaan {aman(tanggal_panjang(rekap.per))}.",
        f"**{aman(kalimat_provinsi(rekap))}**",
        _tabel(rekap, cari),
    ]
    if rekap.tanpa_data:
        bagian += ["## Tanpa data", "\n".join(f"- {_tanpa_data(k)}" for k in rekap.tanpa_data)]
    if kosong := [k.nama for k in rekap.berdata if not k.berkas]:
        bagian.append(f"Belum ada satu pun berkas bukti: {aman(', '.join(kosong))}.")
    if rekap.tak_dikenal:
        bagian.append(f"Kode wilayahnya tidak terbaca, jadi tidak dihitung: {aman(', '.join(rekap.tak_dikenal))}.")
    if terlambat := [k for k in rekap.terburuk_dulu if k.baris]:
        bagian.append("## Yang terlambat")
        for k in terlambat:
            bagian += [f"### {aman(k.nama)}", "\n".join(f"- {satu}" for satu in _terlambat(k))]
    return "\n\n".join(bagian) + "\n"


def _tabel(rekap: RekapProvinsi, cari: Callable[[str], LetakMeja | None]) -> str:
    baris = [_KEPALA, ("---", "---", "---:", "---:", "---")]
    for k in rekap.terburuk_dulu:
        meja = cari(k.satker)
        baris.append(_baris(k, ke_meja(k.nama, meja.papan(rekap.periode) if meja else "")))
    jumlah = (_tempo(rekap.capaian), str(rekap.terlambat + rekap.tunggakan), str(rekap.menunggu_ttd), "")
    baris.append(("**Jumlah**", *jumlah))
    return "\n".join(f"| {' | '.join(satu)} |" for satu in baris)


def _baris(k: KeadaanKantor, nama: str) -> tuple[str, str, str, str, str]:
    jalan = aman(tanggal_pendek(k.jalan_terakhir.saat.date())) if k.jalan_terakhir else _KOSONG
    if k.capaian is None:
        return nama, "tanpa data", _KOSONG, str(k.menunggu_ttd), jalan
    return nama, _tempo(k.capaian), str(k.terlambat + k.tunggakan), str(k.menunggu_ttd), jalan


def _tempo(t: Tempo) -> str:
    return _KOSONG if t.persen is None else f"{t.terpenuhi} dari {t.jatuh_tempo} ({desimal(t.persen, 1)} %)"


def _tanpa_data(k: KeadaanKantor) -> str:
    return f"{aman(k.nama)}: {k.tanpa_data}. {aman(k.masalah)}"


def _terlambat(k: KeadaanKantor) -> Iterator[str]:
    for unit, baris in k.menurut_unit.items():
        yield f"{aman(unit)} ({len(baris)}): {aman(', '.join(dict.fromkeys(map(_sebut, baris))))}"


def _sebut(b: BarisTerlambat) -> str:
    return f"{b.kode} {b.periode}" if b.sebelumnya else b.kode
