"""The folders into which people lay evidence, and the note in each that says what belongs there.

`<satker>/<tahun>/<nomor komponen> <nama>/<kode> <nama pendek>/<periode>`, with names that a person
understands and that Windows takes. What a folder is for is told by its `kode` and its period
alone; the words beside them are for people, so a row that is renamed in the plan keeps its folder.
"""

from __future__ import annotations

import hashlib
import re
import textwrap
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tata_usaha.dasar.berkas import simpan
from tata_usaha.dasar.galat import GalatBukti
from tata_usaha.dasar.sebab import sebab_sistem
from zi_model.bahasa import tanggal_panjang
from zi_model.bukti import JenisBerkas, JenisBukti, Kebutuhan
from zi_model.kantor import Kantor
from zi_model.kewajiban import Kewajiban
from zi_model.nama_terlarang import TERLARANG
from zi_model.survei import NASKAH_SURVEI
from zi_model.tahun_rencana import TahunRencana

BACA_SAYA = "BACA-SAYA.txt"
CATATAN = "catatan.txt"
DITARIK = "ditarik"
"""Below a year's folder: where evidence lies that somebody withdrew; nothing in it counts."""
TINDAK_LANJUT = "tindak-lanjut"
"""Below a year's folder: proofs of what became of recommendations, which prove no row of the plan."""
JALUR_MAKS = 180  # characters of a whole path below the root; with it Windows' 260 leave 80 for the root
NAMA_BERKAS_MIN = 60  # of which a person's file name has at least so many
_KOMPONEN_MAKS = 45
_PERIODE_MAKS = len("2026-TW1")
_NOMOR = re.compile(r"\d+(?:\.\d+)*(?![\d.]*\d)", re.ASCII)
_MIRING = re.compile(r"</?i>")
_TANDA = "Tanda: "
_LEBAR = 78
_SATU_BERKAS = (
    "Semuanya diperlukan; satu berkas dihitung untuk satu butir saja, kecuali namanya menyebut dua butir dan "
    "menyambungnya, misalnya “Keputusan dan Rencana Aksi”."
)
_JAWABAN_SURVEI = (
    "Jawaban survei: taruh juga sebagai CSV, satu baris per responden, kolom U1 sampai U9 berisi 1 sampai 4. IKM di "
    "laporan dihitung dari berkas itu."
)


@dataclass(frozen=True)
class HasilSiapkan:
    """What making the tree did: `dibiarkan` are notes that somebody edited, left as they are."""

    akar: Path
    folder_baru: tuple[Path, ...]
    ditulis: tuple[Path, ...]
    diperbarui: tuple[Path, ...]
    dibiarkan: tuple[Path, ...]
    tetap: int

    def __str__(self) -> str:
        """Return the lines that a person reads."""
        banyak = len(self.ditulis) + len(self.diperbarui) + len(self.dibiarkan) + self.tetap
        if not (self.folder_baru or self.ditulis or self.diperbarui):
            baris = [f"{banyak} folder bukti di {self.akar} sudah siap; tidak ada yang berubah."]
        else:
            baris = [
                f"{banyak} folder bukti siap di {self.akar}: {len(self.folder_baru)} baru; {BACA_SAYA}: "
                f"{len(self.ditulis)} ditulis, {len(self.diperbarui)} diperbarui, {self.tetap} tetap."
            ]
        baris += [f"Dibiarkan karena sudah disunting: {berkas}" for berkas in self.dibiarkan]
        return "\n".join(baris)


def folder_kewajiban(kantor: Kantor, kewajiban: Kewajiban) -> PurePosixPath:
    """Return the folder of one obligation below the evidence root, as it is named when it is made.

    The whole path with a file name of 60 characters has at most 180, with Windows' rules for names
    kept; a row's name is cut between words if it has to be. Where the folder really lies once
    people have it is told by `cari_folder`.
    """
    satker = nama_aman(kantor.satker.kode)
    tahun = str(kewajiban.periode.tahun)
    komponen = nama_aman(f"{kewajiban.baris.nomor_komponen} {kewajiban.baris.komponen.nama}", _KOMPONEN_MAKS)
    sisa = JALUR_MAKS - NAMA_BERKAS_MIN - _PERIODE_MAKS - len(f"{satker}/{tahun}/{komponen}///")
    baris = nama_aman(f"{kewajiban.kode} {kewajiban.baris.indikator.nama_pendek}", sisa)
    return PurePosixPath(satker, tahun, komponen, baris, str(kewajiban.periode))


def nama_aman(teks: str, panjang: int = 255) -> str:
    """Return a text as a folder name that Windows takes: no forbidden character, no space or full stop at an end."""
    polos = unicodedata.normalize("NFC", _MIRING.sub("", teks))
    nama = " ".join(TERLARANG.sub(" ", polos).split())
    if len(nama) > panjang:
        utuh = nama[: panjang + 1].rpartition(" ")[0]
        nama = utuh if " " in utuh else nama[:panjang]
    return nama.strip(" .")


def nomor_folder(nama: str) -> str:
    """Return the number with which a folder name begins: `1.3.1.2 Monev` → `1.3.1.2`; nothing when there is none."""
    cocok = _NOMOR.match(unicodedata.normalize("NFC", nama).lstrip())
    return cocok[0] if cocok else ""


def cari_folder(folder_bukti: Path, kantor: Kantor, kewajiban: Kewajiban) -> Path:
    """Return where the folder of one obligation lies, or would lie when it is made.

    A folder that begins with the same number is the same one, whatever words follow; a period may
    be written in small letters.

    Raises:
        OSError: when a folder cannot be listed.

    """
    satker, tahun, komponen, baris, periode = folder_kewajiban(kantor, kewajiban).parts
    induk = _yang_ada(folder_bukti / satker / tahun, komponen, nomor_folder)
    return _yang_ada(_yang_ada(induk, baris, nomor_folder), periode, str.casefold)


def _yang_ada(induk: Path, nama: str, kunci: Callable[[str], str]) -> Path:
    """Return the folder of this name, or the first one there that says the same (`kunci`)."""
    if (induk / nama).is_dir() or not induk.is_dir():
        return induk / nama
    sama = sorted(anak for anak in induk.iterdir() if kunci(anak.name) == kunci(nama) and anak.is_dir())
    return sama[0] if sama else induk / nama


def siapkan(folder_bukti: Path, tahun: TahunRencana) -> HasilSiapkan:
    """Make the folders of a year with a note in each, and return what was made and what was left.

    Running it again writes nothing. A note is renewed when the plan has changed, unless somebody
    edited it: then it is left as it is and reported.

    Raises:
        GalatBukti: when the folder cannot be written.

    """
    kantor, pembuat = tahun.kantor, _Pembuat()
    try:
        for kewajiban in tahun.kewajiban:
            pembuat.siapkan(cari_folder(folder_bukti, kantor, kewajiban), susun_baca_saya(kantor, kewajiban))
    except OSError as galat:
        raise GalatBukti(
            f"Folder bukti {galat.filename or folder_bukti} tidak dapat dibuat: {sebab_sistem(galat)}.",
            "Periksa izin tulis folder itu, atau atur ZI_BUKTI ke folder yang dapat ditulisi.",
        ) from galat
    return pembuat.hasil(folder_bukti / nama_aman(kantor.satker.kode) / str(tahun.tahun))


class _Pembuat:
    """Makes folders and notes, and remembers what it did."""

    def __init__(self) -> None:
        self._baru: list[Path] = []
        self._ditulis: list[Path] = []
        self._diperbarui: list[Path] = []
        self._dibiarkan: list[Path] = []
        self._tetap = 0

    def siapkan(self, folder: Path, isi: bytes) -> None:
        if not folder.is_dir():
            folder.mkdir(parents=True)
            self._baru.append(folder)
        catatan = folder / BACA_SAYA
        lama = _isi_sekarang(catatan)
        if lama == isi:
            self._tetap += 1
        elif lama is None:
            simpan(catatan, isi)
            self._ditulis.append(catatan)
        elif _buatan_kita(lama):
            simpan(catatan, isi)
            self._diperbarui.append(catatan)
        else:
            self._dibiarkan.append(catatan)

    def hasil(self, akar: Path) -> HasilSiapkan:
        return HasilSiapkan(
            akar=akar,
            folder_baru=tuple(self._baru),
            ditulis=tuple(self._ditulis),
            diperbarui=tuple(self._diperbarui),
            dibiarkan=tuple(self._dibiarkan),
            tetap=self._tetap,
        )


def _isi_sekarang(berkas: Path) -> bytes | None:
    try:
        return berkas.read_bytes()
    except FileNotFoundError:
        return None
    except (PermissionError, IsADirectoryError):
        return b""  # somebody's, whatever it is


def _buatan_kita(isi: bytes) -> bool:
    """Tell whether a note is one of ours that nobody edited: its last line still is the mark of its text."""
    teks = isi.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    badan, pemisah, tanda = teks.rpartition(_TANDA)
    return bool(pemisah) and tanda.strip() == _tanda(badan)


def _tanda(badan: str) -> str:
    return hashlib.sha256(badan.encode()).hexdigest()[:16]


def susun_baca_saya(kantor: Kantor, kewajiban: Kewajiban) -> bytes:
    r"""Return the note of one folder.

    UTF-8 with its mark and lines that end in CR LF: without the mark the Notepad of older Windows
    takes UTF-8 for its own code page and spoils every “ and –, and without the CR it shows one line.
    """
    badan = "\n\n".join(
        [
            f"BUKTI {kewajiban.kode} – {kewajiban.nama_waktu}",
            _rincian(kantor, kewajiban),
            _yang_diperlukan(kewajiban),
            _waktu(kewajiban),
            _cara(kewajiban),
            "Berkas ini dibuat oleh program dan diperbarui bila rencana aksi berubah.\n",
        ]
    )
    return f"{badan}{_TANDA}{_tanda(badan)}\n".replace("\n", "\r\n").encode("utf-8-sig")


def _rincian(kantor: Kantor, kewajiban: Kewajiban) -> str:
    baris = kewajiban.baris
    penanggung_jawab = kantor.satker.unit_menurut_kode(kewajiban.unit).nama
    if baris.indikator.penanggung_jawab.usulan:
        penanggung_jawab += " (usulan, belum dikonfirmasi)"
    isi = {
        "Komponen": f"{baris.nomor_komponen}. {baris.komponen.nama}",
        "Aspek": f"{baris.aspek.label} {baris.aspek.nama}",
        "Kegiatan/aksi": f"{baris.aksi.label} {baris.aksi.nama}",
        "Indikator": f"{baris.indikator.label} {baris.indikator.nama}",
        "Bukti fisik": baris.indikator.bukti_fisik,
        "Target": f"{baris.indikator.target_capaian}, {baris.indikator.target_waktu}",
        "Penanggung jawab": penanggung_jawab,
    }
    lebar = max(map(len, isi))
    return "\n".join(_lipat(_polos(teks), f"{nama:{lebar}} : ") for nama, teks in isi.items())


def _yang_diperlukan(kewajiban: Kewajiban) -> str:
    kebutuhan = kewajiban.baris.indikator.kebutuhan
    butir = [_lipat(sebut_kebutuhan(satu), f"{ke}. ") for ke, satu in enumerate(kebutuhan, start=1)]
    if len(butir) > 1:
        butir.append(_lipat(_SATU_BERKAS))
    return "\n".join(["Yang ditaruh di folder ini:", *butir])


def sebut_kebutuhan(kebutuhan: Kebutuhan) -> str:
    """Return a need with the files that can meet it: `Laporan: PDF atau DOCX`."""
    nama = " atau ".join("SOP" if jenis is JenisBukti.SOP else str(jenis) for jenis in kebutuhan.pilihan)
    *depan, akhir = [str(jenis) for jenis in JenisBerkas if jenis in kebutuhan.berkas]
    berkas = f"{', '.join(depan)}{',' if len(depan) > 1 else ''} atau {akhir}" if depan else akhir
    return f"{nama[0].upper()}{nama[1:]}: {berkas}"


def _waktu(kewajiban: Kewajiban) -> str:
    teks = f"Paling lambat {tanggal_panjang(kewajiban.jatuh_tempo)} (mulai {tanggal_panjang(kewajiban.mulai)})"
    if kewajiban.batas > kewajiban.jatuh_tempo:
        teks += f", dengan masa tenggang sampai {tanggal_panjang(kewajiban.batas)}"
    return _lipat(f"{teks}. Yang dihitung ialah hari berkas sampai di folder ini.")


def _cara(kewajiban: Kewajiban) -> str:
    butir = (
        *((_JAWABAN_SURVEI,) if kewajiban.baris.indikator.naskah == NASKAH_SURVEI else ()),
        "Nama berkas bebas; yang diperiksa isinya. Berkas harus dapat dibuka: tidak kosong, tidak terpotong, tanpa "
        "kata sandi, dan akhiran namanya (.pdf, .jpg, …) sesuai dengan isinya. Subfolder boleh.",
        f"Catatan atau kendala unit: tulis dengan Notepad di {CATATAN} di folder ini; isinya masuk laporan.",
        "Program tidak memindahkan, mengganti nama, atau mengubah berkas yang ditaruh di sini. Yang keliru dapat "
        "ditarik orang, dengan alasannya; berkasnya disimpan.",
    )
    return "\n".join(_lipat(satu, "- ") for satu in butir)


def _polos(teks: str) -> str:
    return " ".join(_MIRING.sub("", teks).split())


def _lipat(teks: str, awal: str = "") -> str:
    return textwrap.fill(teks, _LEBAR, initial_indent=awal, subsequent_indent=" " * len(awal), break_on_hyphens=False)
