"""The board of a period: how each component stands, then each row that is late or short, of whom, and until when.

It begins with what is wrong, in words: an office that is behind does not look well here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from flows.artefak.markdown import aman, daftar, ke_meja, naskah_markdown, sebut_meja, tabel, tanggal
from tata_usaha.cli.data_status import tempo_komponen
from tata_usaha.dasar.letak_meja import LetakMeja
from tata_usaha.kerja.status import KeadaanKewajiban
from zi_model.bahasa import desimal, hari_tanggal
from zi_model.status import HasilStatus, StatusKewajiban
from zi_model.tunggakan import Tempo

_SEGERA = dt.timedelta(days=14)


def papan(keadaan: KeadaanKewajiban, meja: LetakMeja | None = None) -> str:
    """Return the board of a period; its obligations lead to their pages of the desk, where there is one."""
    terlambat, segera = _terlambat(keadaan), _segera(keadaan)
    return naskah_markdown(
        [
            f"# Papan status {aman(keadaan.periode.nama)}",
            f"{aman(keadaan.tahun.kantor.satker.nama)}, keadaan {aman(hari_tanggal(keadaan.per))}.",
            f"**{aman(kalimat_keadaan(keadaan))}**",
            tabel_komponen(keadaan),
            f"{sebut_meja(meja)} {ke_meja('Seluruh papannya', meja.papan(keadaan.periode))}." if meja else "",
            *_bagian(f"Terlambat dan tunggakan ({len(terlambat)})", terlambat, keadaan, meja),
            *_bagian(
                f"Belum lengkap, batasnya dekat atau buktinya baru sebagian ({len(segera)})", segera, keadaan, meja
            ),
            _penutup(keadaan),
        ]
    )


def kalimat_keadaan(keadaan: KeadaanKewajiban) -> str:
    """Return one sentence that says how much is late, of it from earlier times, and what is still under way."""
    hitung = [h.status for h in keadaan.hasil]
    lengkap = sum(s.lengkap for s in hitung)
    lain = {
        "lengkap": lengkap,
        "baru sebagian buktinya": hitung.count(StatusKewajiban.KURANG),
        "berjalan": hitung.count(StatusKewajiban.BERJALAN),
        "belum waktunya": hitung.count(StatusKewajiban.BELUM_WAKTUNYA),
        "masih dalam masa tenggang": len(keadaan.tenggang),
    }
    return f"{', '.join([sebut_terlambat(keadaan), *(f'{n} {apa}' for apa, n in lain.items() if n)])}."


def sebut_terlambat(keadaan: KeadaanKewajiban) -> str:
    """Return in a few words how much is late, and how much of the time before the period is overdue."""
    terlambat = sum(h.status is StatusKewajiban.TERLAMBAT for h in keadaan.hasil)
    lama = len(keadaan.tunggakan)
    awal = f"{terlambat} kewajiban terlambat" if terlambat else "Tidak ada kewajiban yang terlambat"
    return f"{awal}, {lama} tunggakan dari sebelum {keadaan.periode.nama}" if lama else awal


def tabel_komponen(keadaan: KeadaanKewajiban) -> str:
    """Return how each component stands: of what has fallen due in the period how much is complete, and its states.

    The arrears of earlier periods stand in a column of their own; what runs may be there in part.
    """
    nomor_nama = [*range(1, len(keadaan.tahun.rencana.komponen) + 1), 0]
    baris = []
    for nomor, (nama, kini, _) in zip(nomor_nama, tempo_komponen(keadaan), strict=True):
        milik = [h.status for h in keadaan.hasil if nomor in {0, h.kewajiban.baris.nomor_komponen}]
        lama = [h for h in keadaan.tunggakan if nomor in {0, h.kewajiban.baris.nomor_komponen}]
        if not milik and not lama:
            continue
        lengkap, terlambat = sum(s.lengkap for s in milik), milik.count(StatusKewajiban.TERLAMBAT)
        angka = (lengkap, terlambat, len(lama), len(milik) - lengkap - terlambat)
        baris.append((aman(nama), sebut_capaian(kini), *map(str, angka)))
    return tabel(("Komponen", "Capaian", "Lengkap", "Terlambat", "Tunggakan", "Berjalan"), baris, kanan=5)


def sebut_capaian(t: Tempo) -> str:
    """Return how much of what fell due is complete, for the cell of a table: `12 dari 40 (30,0 %)`."""
    return "–" if t.persen is None else f"{t.terpenuhi} dari {t.jatuh_tempo} ({desimal(t.persen, 1)} %)"


def _terlambat(keadaan: KeadaanKewajiban) -> list[HasilStatus]:
    """Return what is late, that of earlier times too."""
    kini = (h for h in keadaan.hasil if h.status is StatusKewajiban.TERLAMBAT)
    return [*keadaan.tunggakan, *kini]


def _segera(keadaan: KeadaanKewajiban) -> list[HasilStatus]:
    """Return what is not complete and not late, of which a part is there, or which is due soon."""
    sampai = keadaan.per + _SEGERA
    terbuka = (h for h in keadaan.hasil if h.status in {StatusKewajiban.KURANG, StatusKewajiban.BERJALAN})
    dekat = [h for h in terbuka if h.status is StatusKewajiban.KURANG or h.kewajiban.batas <= sampai]
    return [*keadaan.tenggang, *dekat]


def _bagian(
    judul: str, hasil: Sequence[HasilStatus], keadaan: KeadaanKewajiban, meja: LetakMeja | None
) -> Iterator[str]:
    """Yield what is missing of each sub bagian, row by row, the oldest first.

    A list, no table: the cells of the UI's tables do not wrap, and what is wider or longer than the window is cut off.
    """
    if not hasil:
        return
    yield f"## {aman(judul)}"
    for unit in keadaan.tahun.kantor.satker.unit:
        if milik := [h for h in hasil if h.kewajiban.unit == unit.kode]:
            yield f"### {aman(unit.nama)} ({aman(unit.singkatan)}): {len(milik)}"
            yield daftar(_baris(milik, meja))


def _baris(hasil: Iterable[HasilStatus], meja: LetakMeja | None) -> Iterator[str]:
    """Yield one line for each row of the plan and what is missing of it, with the periods of which it is missing."""
    menurut: dict[tuple[str, str, str], list[HasilStatus]] = {}
    for h in sorted(hasil, key=lambda h: h.kewajiban.batas):  # within a day they stand in the plan's order
        nama = h.kewajiban.baris.indikator.nama_pendek
        menurut.setdefault((h.kewajiban.kode, nama, ", ".join(h.daftar_kurang)), []).append(h)
    for (kode_baris, nama, kurang), milik in menurut.items():
        kapan = ", ".join(f"{sebut_periode(h, meja)} (batas {tanggal(h.kewajiban.batas)})" for h in milik)
        yield f"**{aman(kode_baris)} {aman(nama)}**: belum {aman(kurang)}; {kapan}"


def sebut_periode(h: HasilStatus, meja: LetakMeja | None) -> str:
    """Return the period of an obligation, which leads to its page of the desk where there is one."""
    k = h.kewajiban
    return ke_meja(str(k.periode), meja.kewajiban(k.kode, k.periode) if meja else "")


def _penutup(keadaan: KeadaanKewajiban) -> str:
    rekomendasi = keadaan.rekomendasi_terbuka
    lain = f"{rekomendasi} rekomendasi belum selesai; lihat dengan `zi tindak-lanjut`. " if rekomendasi else ""
    return f"{lain}Mengapa sebuah baris begitu: `zi status --kode KODE`."
