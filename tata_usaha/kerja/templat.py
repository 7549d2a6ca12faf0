"""The Word templates of an office: check them, and make its own copy of a delivered one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.dasar.galat import GalatPemakaian, GalatTemplat
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.teks_naskah import periksa_satker
from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.milik_satker import FOLDER, cocokkan, folder_templat, periksa_asal, salin
from tata_usaha.templat.periksa import TANDA, periksa_templat, pilih_templat
from tata_usaha.templat.tandai import tulis_tandaan
from zi_model.anjuran import Anjuran, Tindak
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.naskah.keluarga import isi_templat
from zi_model.nilai_mentah import sebut_pilihan


@dataclass(frozen=True)
class HasilPeriksa:
    """The problems in reading order, and the marked copies that were written."""

    masalah: tuple[Masalah, ...]
    bertanda: tuple[Path, ...]


@dataclass(frozen=True)
class TemplatMilik:
    """Where the office's own template lies; `baru` is False when it had one already, which stayed as it was."""

    berkas: Path
    baru: bool


def periksa(pengaturan: Pengaturan, satker: str, berkas: Sequence[Path] = (), *, tandai: bool = False) -> HasilPeriksa:
    """Check these templates, or all that are delivered and the office's own; `tandai` writes marked copies too.

    A template that is named alone is the one from which the office's letters are printed.

    Raises:
        GalatPemakaian: when there is no such office.
        GalatTemplat: when a marked copy cannot be written.

    """
    periksa_satker(pengaturan, satker)
    milik = _folder_milik(pengaturan, satker)
    if berkas:
        dipilih = [
            folder_templat(pengaturan.templat, milik, satu.name) / satu if _sendiri(satu) else satu for satu in berkas
        ]
    else:
        dipilih = [
            *(pengaturan.templat / nama for nama in isi_templat()),
            *(milik / n for n in isi_templat() if (milik / n).exists()),
        ]
    masalah: list[Masalah] = []
    bertanda: list[Path] = []
    for satu in dipilih:
        ((templat, model),) = pilih_templat(pengaturan.templat, [satu])
        if isinstance(model, Masalah):
            masalah.append(model)
            continue
        masalah += periksa_templat(templat, model)
        if templat.parent == milik and templat.name in isi_templat():
            masalah += periksa_asal(pengaturan.templat, milik, templat.name, model)
        if tandai and (salinan := tulis_tandaan(templat, model)):
            bertanda.append(salinan)
    if not berkas:
        masalah += _tak_dipakai(milik)
    return HasilPeriksa(tuple(masalah), tuple(bertanda))


def ubah(pengaturan: Pengaturan, satker: str, nama: str, *, cocok: bool = False) -> TemplatMilik:
    """Make the office's own copy of a delivered template; one that it has is never touched.

    `cocok` records instead that the copy has been brought up to the delivered one as it is now.

    Raises:
        GalatPemakaian: when there is no such template or office, or no copy that could have been brought up.
        GalatTemplat: when the delivered one cannot be read, or the copy cannot be written.

    """
    periksa_satker(pengaturan, satker)
    berkas = nama if nama.endswith(".docx") else f"{nama}.docx"
    if berkas not in isi_templat():
        raise GalatPemakaian(f"Tidak ada templat bernama “{berkas}”.", sebut_pilihan(berkas, isi_templat()))
    milik, model = _folder_milik(pengaturan, satker), isi_templat()[berkas]
    if cocok and not (milik / berkas).exists():
        raise GalatPemakaian(
            f"{milik / berkas} tidak ada.",
            "Buat dulu salinannya.",
            anjuran=Anjuran.untuk(Tindak.UBAH_TEMPLAT, nama=nama, satker=satker),
        )
    try:
        if cocok:
            cocokkan(pengaturan.templat, milik, berkas, model)
            return TemplatMilik(milik / berkas, baru=False)
        return TemplatMilik(salin(pengaturan.templat, milik, berkas, model), baru=True)
    except FileExistsError:
        return TemplatMilik(milik / berkas, baru=False)
    except OSError as galat:
        raise GalatTemplat(
            f"Templat “{berkas}” tidak dapat disalin ke {milik}: {sebab_sistem(galat)}.",
            "Pastikan templat bawaannya ada dan foldernya dapat ditulisi.",
        ) from galat


def _folder_milik(pengaturan: Pengaturan, satker: str) -> Path:
    return pengaturan.plan / satker / FOLDER


def _sendiri(berkas: Path) -> bool:
    """Tell whether a file is named alone, and is not one of the current folder."""
    return berkas.name == str(berkas) and not berkas.exists()


def _tak_dipakai(milik: Path) -> Iterator[Masalah]:
    """Yield a remark for each Word file in the office's folder from which nothing is printed."""
    for berkas in sorted(milik.glob("*.docx")):
        if berkas.name in isi_templat() or berkas.name.startswith("~$") or TANDA in berkas.name:
            continue
        pesan, saran = "berkas ini tidak dipakai untuk mencetak.", sebut_pilihan(berkas.name, isi_templat())
        yield Masalah(Letak(str(berkas)), KodeTemplat.BERKAS, pesan, saran, Tingkat.CATATAN)
