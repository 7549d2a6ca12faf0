"""An office's own wording of a letter: a copy of the shared one, which it may change and no update touches."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tata_usaha.dasar.berkas import simpan_baru
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.rencana.nama_kantor import BAKU, daftar_satker
from tata_usaha.rencana.yaml_berletak import baca_yaml
from zi_model.baku import baris_tanda, tanda_isi
from zi_model.nilai_mentah import sebut_pilihan, terdekat


@dataclass(frozen=True)
class TeksMilik:
    """Where the office's own file stands; `baru` is False when it had one already, which stayed as it was."""

    berkas: Path
    baru: bool


def ubah_teks(pengaturan: Pengaturan, satker: str, nama: str) -> TeksMilik:
    """Copy the shared wording of a letter (`keputusan/tim-ppid`) for one office, marked with what it was made from.

    Raises:
        GalatPemakaian: when there is no such letter or office.
        GalatRencana: when the shared wording cannot be read, or the office's folder cannot be written.

    """
    periksa_satker(pengaturan, satker)
    folder = pengaturan.plan / BAKU / "naskah"
    tersedia = {b.relative_to(folder).with_suffix("").as_posix(): b for b in sorted(folder.rglob("*.yaml"))}
    if nama not in tersedia:
        dekat = terdekat(nama, tersedia)
        saran = f"Maksudnya “{dekat}”?" if dekat else f"Semua teks naskah ada di {folder}."
        raise GalatPemakaian(f"Tidak ada teks naskah baku “{nama}”.", saran)
    tujuan = pengaturan.plan / satker / "naskah" / f"{nama}.yaml"
    try:
        isi = tersedia[nama].read_bytes()
        data, masalah = baca_yaml(isi, str(tersedia[nama]))
        if data is None:
            raise GalatRencana(f"Teks naskah baku “{nama}” rusak.", "Kembalikan folder plan/_baku.", masalah)
        simpan_baru(tujuan, f"{baris_tanda(tanda_isi(data.nilai))}\n#\n".encode() + isi)
    except FileExistsError:
        return TeksMilik(tujuan, baru=False)
    except OSError as galat:
        raise GalatRencana(
            f"{tujuan} tidak dapat dibuat: {sebab_sistem(galat)}.", "Pastikan folder plan dapat ditulisi."
        ) from galat
    return TeksMilik(tujuan, baru=True)


def periksa_satker(pengaturan: Pengaturan, satker: str) -> None:
    """Refuse an office that has no folder.

    Raises:
        GalatPemakaian: with the offices that there are.

    """
    semua = daftar_satker(pengaturan.plan)
    if satker not in semua:
        raise GalatPemakaian(f"Tidak ada satker “{satker}” di {pengaturan.plan}.", sebut_pilihan(satker, semua))
