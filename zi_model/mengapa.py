"""Why an obligation stands where it stands, piece by piece: what meets each need, by which rule, and what does not.

One sentence (`HasilStatus.alasan`) says what is missing. Who laid a file down and sees it not counted asks more: which
one counts instead, as what, and what is wrong with theirs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from zoneinfo import ZoneInfo

from zi_model.bahasa import deret, tanggal_panjang
from zi_model.bukti import Bukti, Kebutuhan
from zi_model.kewajiban import Kewajiban
from zi_model.status import HasilStatus


def mengapa(hasil: HasilStatus, zona: ZoneInfo, alamat: Mapping[str, str] = MappingProxyType({})) -> tuple[str, ...]:
    """Return the sentences (Indonesian): limit, each need, each file that does not count.

    Days are days in `zona`; `alamat` are the addresses of links, by their files.
    """
    dihitung = [
        _dihitung(butuh, bukti, aturan.value, zona)
        for (butuh, bukti), aturan in zip(hasil.dihitung, hasil.aturan, strict=True)
    ]
    return (
        _batas(hasil.kewajiban),
        *dihitung,
        *(
            f"{_kapital(nama)}: belum ada. Jenis berkas yang diterima: {_berkas(butuh)}."
            for butuh, nama in zip(hasil.kurang, hasil.daftar_kurang, strict=True)
        ),
        *(f"“{b.nama}” tidak dihitung: {sebab}." for b, sebab in tidak_dihitung(hasil)),
        *(f"“{b.nama}” bukan bukti: {b.alasan_ditolak}." for b in hasil.ditolak),
        *(_tautan(b, alamat.get(b.berkas, "")) for b in hasil.tautan),
    )


def _batas(k: Kewajiban) -> str:
    mulai, tempo, batas = (tanggal_panjang(hari) for hari in (k.mulai, k.jatuh_tempo, k.batas))
    if k.batas > k.jatuh_tempo:
        kerja = k.batas > k.jatuh_tempo + dt.timedelta(days=k.tenggang_hari)
        lama = f"{k.tenggang_hari_kerja} hari kerja" if kerja else f"{k.tenggang_hari} hari"
        return f"Mulai {mulai}, jatuh tempo {tempo}, dengan tenggang {lama} sampai {batas}."
    return f"Mulai {mulai}, jatuh tempo {tempo}, tanpa tenggang."


def _dihitung(butuh: Kebutuhan, bukti: Bukti, aturan: str, zona: ZoneInfo) -> str:
    datang = tanggal_panjang(bukti.diterima.astimezone(zona).date())
    oleh = f", dibawa {bukti.oleh}" if bukti.oleh else ""
    alasan = f" Catatannya: {bukti.alasan}." if bukti.alasan else ""
    hari = f", bertanggal {tanggal_panjang(bukti.tanggal)}" if bukti.tanggal else ""
    berkas = f"“{bukti.nama}” ({bukti.jenis}{hari}), datang {datang}{oleh}"
    return f"{_kapital(str(butuh))}: {berkas}; dihitung: {aturan}.{alasan}"


def tidak_dihitung(hasil: HasilStatus) -> Iterator[tuple[Bukti, str]]:
    """Yield each good file that is not needed, and why it is not."""
    isi = {b.sha256: b for _, b in hasil.dihitung}
    kebutuhan = hasil.kewajiban.baris.indikator.kebutuhan
    for b in hasil.lain:
        dapat = [butuh for butuh in kebutuhan if butuh.dapat(b)]
        if kembar := isi.get(b.sha256):
            yield b, f"isinya sama dengan “{kembar.nama}”"
        elif not dapat:
            apa = f"{b.jenis} berisi teks" if any(b.jenis in butuh.berkas for butuh in kebutuhan) else b.jenis
            yield b, f"{apa} tidak dapat menjadi {deret(map(str, kebutuhan))}"
        else:
            yield b, f"{deret(map(str, dapat))} sudah dipenuhi berkas lain"


def _tautan(bukti: Bukti, alamat: str) -> str:
    tujuan = f" ke {alamat}" if alamat else ""
    return f"“{bukti.nama}” tautan{tujuan}; tidak memenuhi permintaan, taruh berkasnya."


def _berkas(butuh: Kebutuhan) -> str:
    return ", ".join(sorted(butuh.berkas))


def _kapital(teks: str) -> str:
    return f"{teks[:1].upper()}{teks[1:]}"
