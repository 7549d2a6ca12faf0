"""The command `zi`: one app, whose commands are imported only when they are called.

`flows` and `meja` register nothing here and are not imported: their commands are named by a text, so that
the office works, and starts fast, without Prefect and without a web server.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cyclopts import App, Group
from cyclopts.exceptions import CycloptsError

from tata_usaha.dasar.galat import GalatPemakaian, GalatZI

_SAMPAH = 200_000  # new objects between two searches for garbage: a command that ends within a second needs none
_KELOMPOK: dict[str, Any] = {
    "group_commands": Group("Perintah"),
    "group_arguments": Group("Argumen"),
    "group_parameters": Group("Pilihan"),
}
# Where each command is, and the line that tells of it in the help (so that help imports none of them).
_PERINTAH = {
    ("rencana", "Rencana aksi: periksa, tampilkan, susun untuk tahun berikutnya."): {
        "periksa": ("tata_usaha.cli.rencana:periksa", "Periksa semua berkas rencana."),
        "tampil": ("tata_usaha.cli.rencana:tampil", "Tampilkan rencana aksi baris demi baris."),
        "baru": ("tata_usaha.cli.rencana:baru", "Susun rencana tahun berikutnya dari rencana tahun ini."),
    },
    ("kantor", "Data kantor: identitas, pejabat, pegawai, logo."): {
        "tampil": ("tata_usaha.cli.kantor:tampil", "Data kantor dan isian yang menunggunya (bawaan)."),
        "ubah": ("tata_usaha.cli.kantor:ubah", "Ubah satu atau beberapa data kantor."),
        "pejabat": ("tata_usaha.cli.kantor:pejabat", "Para pejabat; isi namanya, atau catat penggantinya."),
        "tim": ("tata_usaha.cli.kantor:tim", "Kursi setiap tim dan siapa yang mengisinya."),
        "pegawai": ("tata_usaha.cli.kantor:pegawai", "Daftar pegawai, atau daftar yang baru."),
        "logo": ("tata_usaha.cli.kantor:logo", "Logo kepala surat."),
        "perbarui": ("tata_usaha.cli.kantor:perbarui", "Perbarui konsep yang belum disentuh."),
    },
    ("satker", "Satker lain: buat foldernya."): {
        "baru": ("tata_usaha.cli.satker:baru", "Buat folder plan untuk satker lain."),
    },
    ("bukti", "Bukti: terima, tarik, beri catatan, periksa; folder dan arsipnya."): {
        "siapkan": ("tata_usaha.cli.bukti:siapkan", "Buat folder bukti setahun."),
        "terima": ("tata_usaha.cli.masuk_bukti:terima", "Terima berkas sebagai bukti satu baris."),
        "tautan": ("tata_usaha.cli.masuk_bukti:tautan", "Taruh tautan di folder satu baris; bukan bukti."),
        "tarik": ("tata_usaha.cli.masuk_bukti:tarik", "Tarik berkas yang keliru, dengan alasannya."),
        "catatan": ("tata_usaha.cli.masuk_bukti:catatan", "Tambahkan catatan atau kendala unit untuk satu baris."),
        "lihat": ("tata_usaha.cli.garis_bukti:lihat", "Satu kewajiban: berkasnya, riwayatnya, naskahnya."),
        "periksa": ("tata_usaha.cli.bukti:periksa", "Sebutkan berkas yang bukan bukti, dengan alasannya."),
        "arsipkan": ("tata_usaha.cli.bukti:arsipkan", "Catat bahwa folder bukti setahun sengaja diarsipkan."),
    },
    ("naskah", "Naskah yang diminta rencana aksi."): {
        "daftar": ("tata_usaha.cli.naskah:daftar", "Naskah untuk setiap baris rencana."),
        "buat": ("tata_usaha.cli.buat:buat", "Susun satu naskah sekarang."),
        "ubah": ("tata_usaha.cli.naskah:ubah", "Salin teks satu naskah untuk diubah satker."),
    },
    ("outbox", "Naskah di outbox: dari nomor dan tanda tangan sampai arsip."): {
        "tampil": ("tata_usaha.cli.outbox:tampil", "Naskah di outbox dan isian yang masih kosong (bawaan)."),
        "lihat": ("tata_usaha.cli.lihat:lihat", "Satu naskah: tahap, isian, nomor berikutnya, yang dapat dikerjakan."),
        "nomori": ("tata_usaha.cli.nomori:nomori", "Isikan nomor dan tanggal ke satu naskah, atau beberapa berurutan."),
        "siap": ("tata_usaha.cli.outbox:siap", "Nyatakan satu naskah siap ditandatangani."),
        "isi": ("tata_usaha.cli.suntingan:isi", "Isi isian satu konsep tanpa Word, atau sebutkan isiannya."),
        "bandingkan": ("tata_usaha.cli.suntingan:bandingkan", "Yang berbeda antara konsep dan versi lainnya."),
        "suntingan": ("tata_usaha.cli.suntingan:suntingan", "Terima konsep yang disunting di tempat lain."),
        "pakai": ("tata_usaha.cli.pakai:pakai", "Pilih berkas yang dipakai bila satu naskah berberkas dua."),
        "buka": ("tata_usaha.cli.daur:buka", "Buka kembali naskah yang sudah siap, untuk dibetulkan."),
        "terima": ("tata_usaha.cli.terima:terima", "Terima naskah bertanda tangan dari folder masuk."),
        "kiriman": ("tata_usaha.cli.kiriman:kiriman", "Pindaian yang menunggu di folder masuk, dan sebabnya."),
        "sisihkan": ("tata_usaha.cli.kiriman:sisihkan", "Sisihkan kiriman yang keliru dibawa, dengan alasannya."),
        "kembalikan": ("tata_usaha.cli.kiriman:kembalikan", "Kembalikan kiriman yang disisihkan; menunggu lagi."),
        "tandatangani": ("tata_usaha.cli.daur:tandatangani", "Catat naskah ditandatangani, simpan salinannya."),
        "lepas": ("tata_usaha.cli.daur:lepas", "Lepas salinan bertanda tangan yang keliru."),
        "arsipkan": ("tata_usaha.cli.daur:arsipkan", "Catat naskah bertanda tangan sebagai arsip."),
        "batal": ("tata_usaha.cli.daur:batal", "Batalkan satu naskah."),
        "arsip": ("tata_usaha.cli.daur:arsip", "Daftar arsip aktif, juga sebagai berkas Excel."),
        "pdf": ("tata_usaha.cli.pdf:pdf", "Simpan satu naskah sebagai PDF, dengan LibreOffice."),
        "paket": ("tata_usaha.cli.paket:paket", "Kemas naskah satu periode dan foto rapatnya dalam satu ZIP."),
        "riwayat": ("tata_usaha.cli.daur:riwayat", "Apa yang terjadi pada satu naskah, oleh siapa, mengapa."),
    },
    ("nomor", "Buku agenda: nomor yang terpakai, dan yang dipakai di luar program."): {
        "tampil": ("tata_usaha.cli.nomor:tampil", "Buku agenda dan nomor bebas berikutnya (bawaan)."),
        "catat": ("tata_usaha.cli.nomor:catat", "Catat nomor yang dipakai di luar program."),
    },
    ("tindak-lanjut", "Rekomendasi yang sudah ditetapkan, dan apa yang sudah dikerjakan."): {
        "tampil": ("tata_usaha.cli.tindak_lanjut:tampil", "Rekomendasi dan keadaannya menurut bukti (bawaan)."),
        "jawab": ("tata_usaha.cli.tindak_lanjut:jawab", "Jawab satu rekomendasi, dengan buktinya."),
    },
    ("rapat", "Rapat setahun: tampilkan, beri satu rapat waktu sendiri, catat yang hadir."): {
        "tampil": ("tata_usaha.cli.rapat:tampil", "Rapat setahun dan waktunya (bawaan)."),
        "pindah": ("tata_usaha.cli.rapat:pindah", "Beri satu rapat tanggal, jam, atau tempat sendiri."),
        "hadir": ("tata_usaha.cli.kehadiran:hadir", "Catat siapa yang hadir di satu rapat."),
    },
    ("surel", "Surel pengingat: lihat, coba, kirim."): {
        "tampil": ("tata_usaha.cli.surel:tampil", "Surel yang akan dan yang sudah dikirim (bawaan)."),
        "uji": ("tata_usaha.cli.surel:uji", "Kirim satu surel percobaan ke satu alamat."),
        "kirim": ("tata_usaha.cli.surel:kirim", "Kirim ringkasan hari ini sekarang."),
    },
    ("meja", "Meja: halaman web bagi orang kantor."): {
        "buka": ("meja.perintah:buka", "Buka meja sampai dihentikan (bawaan)."),
        "sandi": ("meja.perintah:sandi", "Atur kata sandi seseorang di meja."),
    },
    ("templat", "Templat Word."): {
        "periksa": ("tata_usaha.cli.templat:periksa", "Periksa tag dan nama isian dalam templat."),
        "ubah": ("tata_usaha.cli.templat:ubah", "Salin satu templat untuk diubah satker."),
    },
}
# What a group's name alone stands for.
_BAWAAN = {
    "kantor": "tampil",
    "meja": "buka",
    "nomor": "tampil",
    "outbox": "tampil",
    "rapat": "tampil",
    "surel": "tampil",
    "tindak-lanjut": "tampil",
}
_LANGSUNG = {
    "status": ("tata_usaha.cli.status:status", "Kewajiban suatu periode: keadaan, bukti, yang kurang."),
    "capaian": ("tata_usaha.cli.capaian:capaian", "Capaian per komponen dan sub bagian, dan perkembangannya."),
    "kalender": ("tata_usaha.cli.kalender:kalender", "Batas kewajiban, rapat, jadwal penyusunan, dan hari libur."),
    "provinsi": ("tata_usaha.cli.provinsi:provinsi", "KPU kabupaten/kota satu provinsi: capaian, yang terlambat."),
    "isian": ("tata_usaha.cli.isian:isian", "Yang masih ditanyakan naskah, dan di mana dijawab sekali."),
    "jejak": ("tata_usaha.cli.jejak:jejak", "Semua yang terjadi: kapan, apa, oleh siapa, mengapa."),
    "kesehatan": ("tata_usaha.cli.kesehatan:kesehatan", "Disk, salinan buku agenda, jam, LibreOffice, huruf."),
    "periksa": ("tata_usaha.cli.periksa:periksa", "Buktikan buku agenda, naskah, nomor, dan salinannya cocok."),
    "pulihkan": ("tata_usaha.cli.pulihkan:pulihkan", "Susun lagi buku agenda yang hilang atau rusak."),
    "jalankan": ("flows.perintah.jalankan:jalankan", "Susun naskah suatu periode sekarang."),
    "layani": ("flows.perintah.layani:layani", "Jalankan server Prefect dan jadwalnya."),
}


def susun_app() -> App:
    """Return the command line application."""
    app = _app("zi", "Juru tulis Zona Integritas: dari rencana aksi ke naskah yang siap ditandatangani.")
    app["--version"].help = "Tampilkan versi."
    for (nama, bantuan), perintah in _PERINTAH.items():
        kelompok = _app(nama, bantuan, version_flags=())
        for anak, (jalur, baris) in perintah.items():
            _daftarkan(kelompok, anak, jalur, baris)
        app.command(kelompok)
    for nama, (jalur, baris) in _LANGSUNG.items():
        _daftarkan(app, nama, jalur, baris)
    return app


def _app(nama: str, bantuan: str, **lain: Any) -> App:
    app = App(
        name=nama,
        help=bantuan,
        usage="",
        help_format="plaintext",
        help_formatter=_tulis_bantuan,
        default_parameter=_bawaan(),
        **_KELOMPOK,
        **lain,
    )
    app["--help"].help = "Tampilkan bantuan ini."
    return app


def _tulis_bantuan(console: Any, options: Any, panel: Any) -> None:
    from tata_usaha.cli.pemakaian import tulis_bantuan

    tulis_bantuan(console, options, panel)


def _bawaan() -> Any:
    from cyclopts import Parameter

    return Parameter(negative=(), show_default=False)


def _daftarkan(induk: App, nama: str, jalur: str, bantuan: str) -> None:
    induk.command(jalur, name=nama, help=bantuan, usage="", help_format="plaintext", version_flags=())


def main(argumen: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    gc.set_threshold(_SAMPAH)
    for saluran in ("stdout", "stderr"):
        if getattr(sys, saluran) is None:  # it was closed before we began, by `>&-` or a service
            setattr(sys, saluran, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open until the end
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it looks for some in every installed package
    kode = jalankan(sys.argv[1:] if argumen is None else argumen)
    gc.freeze()  # the end of a process searches all that is left for garbage: a seventh of `zi status`
    sys.exit(kode)


def jalankan(argumen: Sequence[str]) -> int:
    """Run one command and return its exit code; problems go to standard error, in Indonesian."""
    try:
        hasil = susun_app()(lengkapi(argumen), exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as salah:
        from tata_usaha.cli.pemakaian import terjemahkan

        return _laporkan(GalatPemakaian(terjemahkan(salah), "Lihat bantuan dengan --help."))
    except GalatZI as galat:
        return _laporkan(galat)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone: nothing is left to say
        return 0
    return hasil if isinstance(hasil, int) else 0


def lengkapi(argumen: Sequence[str]) -> list[str]:
    """Return the command line with the command that a group's name alone stands for (`_BAWAAN`)."""
    hasil = list(argumen)
    tanpa_anak = len(hasil) == 1 or (hasil[1:] and hasil[1].startswith("-") and hasil[1] not in {"--help", "-h"})
    if tanpa_anak and (bawaan := _BAWAAN.get(hasil[0])):
        hasil.insert(1, bawaan)
    return hasil


def _laporkan(galat: GalatZI) -> int:
    from tata_usaha.cli.tampilan import tampilkan_galat

    tampilkan_galat(galat)
    return galat.kode_keluar
