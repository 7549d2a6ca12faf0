"""`zi rapat hadir`: who came to a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

from cyclopts import Parameter

from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.kehadiran import (
    HasilHadir,
    KehadiranRapat,
    PermintaanHadir,
    baca_orang,
    catat_kehadiran,
    lihat_kehadiran,
)
from tata_usaha.kerja.langkah import baca_periode, periksa_tertinggal
from zi_model.naskah.rapat.peserta import CalonHadir
from zi_model.nilai_mentah import sebut_pilihan


def hadir(
    rapat: str,
    periode: str | None = None,
    /,
    *,
    orang: Annotated[tuple[str, ...], Parameter(negative=())] = (),
    semua: bool = False,
    kecuali: Annotated[tuple[str, ...], Parameter(negative=())] = (),
    lain: Annotated[tuple[str, ...], Parameter(negative=())] = (),
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Catat siapa yang hadir di satu rapat yang sudah lewat; tanpa pilihan: tampilkan yang tercatat.

    Parameters
    ----------
    rapat
        Nama rapatnya seperti di `zi rapat tampil`, misalnya monev.
    periode
        Untuk periode mana, misalnya 2026-TW1; tidak perlu kalau rapatnya hanya satu.
    orang
        Nama, NIP, atau jabatan pejabat atau pegawai yang hadir; boleh beberapa kali.
    semua
        Semua pejabat dan pegawai hadir.
    kecuali
        Yang tidak hadir di antaranya; boleh beberapa kali.
    lain
        Yang hadir tetapi tidak ada di daftar, ditulis "Nama; Jabatan"; boleh beberapa kali.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    dipilih = baca_periode(periode) if periode else None
    ini = lihat_kehadiran(pengaturan, satker, rapat, dipilih)
    if not (orang or semua or kecuali or lain):
        _tampilkan(ini, json=json)
        return
    dasar = {c.kunci for c in ini.calon} if semua else {_cari(ini.calon, satu) for satu in orang}
    terpilih = frozenset(dasar - {_cari(ini.calon, satu) for satu in kecuali})
    permintaan = PermintaanHadir(satker, rapat, dipilih, terpilih, baca_orang("\n".join(lain)), ini.dasar)
    hasil = catat_kehadiran(pengaturan, Pelaku.dari_lingkungan(), permintaan)
    if json:
        naskah = [{"kunci": n.kunci, "berkas": str(n.berkas), "hasil": n.tindakan.value} for n in hasil.naskah]
        tambahan = {"berkas": str(hasil.berkas), "berubah": hasil.berubah, "diisi": hasil.diisi, "naskah": naskah}
        cetak_json({**hasil.kehadiran.model_dump(), **tambahan, "perhatian": list(hasil.perhatian)})
    else:
        _ceritakan(ini, hasil)
    periksa_tertinggal(hasil.naskah)


def _ceritakan(ini: KehadiranRapat, hasil: HasilHadir) -> None:
    sudah = "dicatat" if hasil.berubah else "memang sudah tercatat"
    cetak_baris(f"Yang hadir di rapat {ini.rapat.sebutan} {sudah}: {hasil.kehadiran.jumlah}. {hasil.berkas}")
    if hasil.diisi:
        cetak_baris("Notula yang sudah disunting diisi di tempat isiannya.")
    cetak_baris(*hasil.perhatian, *(f"{n.berkas.name}: {n.keterangan}" for n in hasil.naskah))


def _tampilkan(ini: KehadiranRapat, *, json: bool) -> None:
    if json:
        tercatat = ini.tercatat.model_dump()["hadir"] if ini.tercatat else None
        calon = [{"nama": c.nama or None, "jabatan": c.jabatan or None} for c in ini.calon]
        cetak_json({"rapat": ini.rapat.nama, "periode": str(ini.rapat.periode), "hadir": tercatat, "calon": calon})
        return
    cetak_baris(f"Rapat {ini.rapat.sebutan}, {ini.rapat.hari_tanggal}:")
    if ini.tercatat:
        cetak_baris(*(f"  {h.sebutan}" for h in ini.tercatat.hadir), f"Jumlah: {ini.tercatat.jumlah}.")
        return
    cetak_baris(ini.terlalu_dini or "Belum dicatat siapa yang hadir. Yang dapat dipilih:")
    cetak_baris(*(f"  {_sebut(c)}" for c in ini.calon))


def _sebut(c: CalonHadir) -> str:
    return f"{c.nama} ({c.jabatan})" if c.nama and c.jabatan else c.nama or c.jabatan


def _cari(calon: Sequence[CalonHadir], sebutan: str) -> str:
    """Return the key of whom somebody names: by name, NIP, post, or a part that only one has.

    Raises:
        GalatPemakaian: when nobody is called so, or several are.

    """
    cari = sebutan.casefold().strip()
    for cocok in (_tepat, _sebagian):
        ada = [c for c in calon if cari and cocok(c, cari)]
        if len(ada) == 1:
            return ada[0].kunci
        if ada:
            raise GalatPemakaian(f"“{sebutan}” dapat berarti {'; '.join(map(_sebut, ada))}.", "Sebutkan lebih lengkap.")
    pilihan = [_sebut(c) for c in calon]
    raise GalatPemakaian(
        f"Tidak ada “{sebutan}” di daftar pejabat dan pegawai; yang lain ditulis dengan --lain.",
        sebut_pilihan(sebutan, pilihan),
    )


def _tepat(c: CalonHadir, cari: str) -> bool:
    return cari in _kata(c)


def _sebagian(c: CalonHadir, cari: str) -> bool:
    return any(cari in satu for satu in _kata(c))


def _kata(c: CalonHadir) -> Iterable[str]:
    return [satu.casefold() for satu in (c.nama, c.jabatan, c.pejabat, c.kunci.partition(":")[2]) if satu]
