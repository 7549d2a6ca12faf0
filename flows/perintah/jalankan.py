"""The command `zi jalankan`.

Whatever can be refused is refused before Prefect is imported, which alone takes longer than
most commands. Prefect is therefore imported inside the functions, after its environment is set,
and while a server of our own starts. docs/kinerja.md says where the time goes.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from flows import lingkungan, rencana_terbaca
from flows.nama_jalan import sebut_jalan
from tata_usaha.cli.anjuran import kabarkan
from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar.galat import GalatLayanan, GalatPemakaian, GalatTertinggal
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sinyal import berhenti_seperti_ctrl_c
from tata_usaha.kerja.langkah import periksa_tertinggal
from tata_usaha.kerja.periode_alur import baca_periode, periode_untuk
from tata_usaha.kerja.tahun import baca_rencana, hari_ini
from zi_model.daur_naskah import Tindakan
from zi_model.naskah.jenis_alur import Bagian, JenisAlur

if TYPE_CHECKING:
    from tata_usaha.kerja.hasil import HasilAlur

_BERBAGIAN = {JenisAlur.BULANAN, JenisAlur.TRIWULANAN}
"""The kinds of run that draft packets of meetings before their period ends."""
_DIPAKAI_NANTI = (
    "prefect.task_engine",
    "holidays.countries.indonesia",
    "sqlalchemy.dialects.sqlite",
    "tata_usaha.surat.cetak_naskah",
    "tata_usaha.surat.kalender_ics",
)
"""What a run imports when it first needs it: a server that is still starting leaves time for that."""


def jalankan(
    jenis: JenisAlur,
    periode: str | None = None,
    /,
    *,
    satker: str = "sigi",
    bagian: Bagian = Bagian.SEMUA,
    kode: str | None = None,
    json: bool = False,
) -> int:
    """Jalankan satu alur sekarang: susun naskah yang jatuh waktu dan taruh di outbox.

    Parameters
    ----------
    jenis
        Alur yang dijalankan: bulanan, triwulanan, semesteran, atau keputusan.
    periode
        Sesuai alurnya: 2026-03, 2026-TW1, 2026-S1, atau 2026; tanpa periode: yang terakhir jatuh waktu.
    satker
        Kode satker (nama folder di plan/).
    bagian
        Untuk bulanan dan triwulanan: undangan (rapat dan acaranya), laporan, atau semua.
    kode
        Untuk keputusan: naskah mana, misalnya tim-ppid atau sop/pengaduan; tanpa kode: semua.
    json
        Cetak hasil sebagai JSON.

    """
    parameter = _periksa_permintaan(jenis, periode, satker, bagian, kode)
    berhenti_seperti_ctrl_c()
    try:
        lingkungan.siapkan()
        server = os.environ.get("PREFECT_API_URL", "")
        layanan, sampai_siap = _siapkan_server()
        hasil = _laksanakan(jenis, parameter, server, sampai_siap)
    except KeyboardInterrupt:
        return _dihentikan()
    if json:
        cetak_json(_sebagai_data(hasil))
    else:
        cetak_baris(*_sebagai_baris(hasil, layanan, sebut_jalan(jenis, parameter, hasil.periode)))
    periksa_tertinggal(hasil.naskah)
    return 0


def _periksa_permintaan(
    jenis: JenisAlur, periode: str | None, satker: str, bagian: Bagian, kode: str | None
) -> dict[str, Any]:
    """Return the flow's parameters, with the period that today calls for when none is named.

    Raises:
        GalatPemakaian: for a period that is none or of the wrong kind or year, or an option of another flow.
        GalatRencana: when the office's plan has mistakes.

    """
    diminta = baca_periode(jenis, periode) if periode else None
    if bagian is not Bagian.SEMUA and jenis not in _BERBAGIAN:
        raise GalatPemakaian("--bagian hanya untuk alur bulanan dan triwulanan.", "Jalankan tanpa --bagian.")
    if kode is not None and jenis is not JenisAlur.KEPUTUSAN:
        raise GalatPemakaian("--kode hanya untuk alur keputusan.", "Jalankan tanpa --kode.")
    pengaturan = Pengaturan.dari_lingkungan()
    dipakai = diminta or periode_untuk(jenis, bagian, hari_ini(pengaturan, satker))
    rencana_terbaca.titipkan(pengaturan, satker, baca_rencana(pengaturan, satker, dipakai.tahun))
    parameter: dict[str, Any] = {"periode": str(dipakai), "satker": satker}
    if jenis in _BERBAGIAN:
        parameter["bagian"] = bagian.value
    if jenis is JenisAlur.KEPUTUSAN:
        parameter["kode"] = kode or ""
    return parameter


def _siapkan_server() -> tuple[str | None, Callable[[], None]]:
    """Choose the server that records the run; return the address of `zi layani`, if it is that one, and what waits.

    A server that PREFECT_API_URL names comes first, then a running `zi layani`, then a temporary one
    of our own on the same database, so that the run can be seen later: that one is started now, and
    what is returned with it waits until it answers.

    Raises:
        GalatLayanan: when the server cannot be started.

    """
    import atexit

    from flows.server.layanan import ServerPrefect, cari_porta, pakai_server, porta_layanan

    if "PREFECT_API_URL" in os.environ:
        return None, _pastikan_menjawab
    porta = porta_layanan()
    if porta is not None:
        pakai_server(porta)
        return lingkungan.alamat(porta), lambda: None  # it has just answered
    sys.stderr.write("Memulai Prefect (pertama kali bisa setengah menit) …\n")
    porta = cari_porta()
    server = ServerPrefect(porta, sementara=True)
    # registered before Prefect is imported, so that it runs after Prefect has sent its last events
    atexit.register(server.hentikan)
    server.mulai()
    pakai_server(porta)

    def tunggu() -> None:
        for modul in _DIPAKAI_NANTI:
            import_module(modul)
        server.tunggu()

    return None, tunggu


def _pastikan_menjawab() -> None:
    """Ask the server that somebody named for its health.

    Raises:
        httpx.HTTPError: when it does not answer, or is not well.

    """
    import httpx

    httpx.get(f"{os.environ['PREFECT_API_URL'].rstrip('/')}/health", timeout=10).raise_for_status()


def _dihentikan() -> int:
    """Say that the command was stopped; return the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave the server behind
    with contextlib.suppress(OSError):  # the window may be gone
        sys.stderr.write("Dihentikan. Naskah yang sudah ditaruh tetap ada; jalankan lagi untuk melanjutkan.\n")
    return 130


def _laksanakan(jenis: JenisAlur, parameter: dict[str, Any], server: str, sampai_siap: Callable[[], None]) -> HasilAlur:
    """Run the flow in this process, on the server that somebody named, or on ours, as soon as it is there.

    What it did comes back also when letters were left behind.

    Raises:
        GalatZI: whatever stopped the run.
        GalatLayanan: when Prefect itself failed.
        KeyboardInterrupt: when somebody stopped it; Prefect then knows the run as cut off.

    """
    import httpx
    from prefect.exceptions import PrefectException

    from flows.server.sendiri import jalankan_alur
    from flows.server.terputus import akhiri_yang_terputus

    alur = getattr(import_module(f"flows.{jenis.value}"), jenis.value)
    try:
        sampai_siap()
        akhiri_yang_terputus(server)
        return jalankan_alur(alur, parameter, [jenis.value, parameter["satker"]], server)
    except GalatTertinggal as galat:
        return cast("HasilAlur", galat.hasil)
    except (httpx.HTTPError, httpx.InvalidURL, PrefectException) as galat:
        raise GalatLayanan(
            f"Server Prefect di {os.environ['PREFECT_API_URL']} tidak dapat dipakai: {galat}.",
            "Jalankan lagi; alur aman diulang.",
        ) from galat


def _sebagai_baris(hasil: HasilAlur, layanan: str | None, nama: str) -> list[str]:
    """Return the lines that tell a person what was laid where; `nama` is what the Prefect page calls the run."""
    from flows.artefak import uraian_kiriman
    from tata_usaha.kerja.hasil import SEBUTAN

    baris = ["", f"{hasil.kantor.satker.nama}: {hasil.jenis}, {hasil.periode.nama}"]
    for folder, isi in hasil.menurut_folder.items():
        baris.append(f"{folder}{os.sep}")
        for n in isi.perlu_dilihat:
            sisa = f", {n.sisa}" if n.sisa else ""
            baris.append(f"  {n.berkas.name}: {SEBUTAN[n.tindakan]}{sisa}")
            if n.perlu_dibaca and n.tindakan is not Tindakan.TERTINGGAL:  # what was left comes last, as an error
                baris.append(f"    {n.keterangan}")
        baris += [f"  {isi.sebut_tetap}"] if isi.sebut_tetap else []
    baris += [uraian_kiriman(satu, hasil.kantor.zona) for satu in hasil.kiriman]
    if hasil.masalah:
        baris.append(f"{len(hasil.masalah)} masalah di folder bukti; lihat dengan: zi bukti periksa")
    if hasil.tertunda and hasil.naskah:
        baris.append(hasil.tertunda)
    if hasil.rencana_kurang:
        baris.append(kabarkan(hasil.rencana_kurang))
    baris += map(kabarkan, hasil.ditetapkan)
    baris.append(hasil.kalimat)
    jejak = "zi layani, lalu buka alamat yang ditampilkannya" if layanan is None else layanan
    baris.append(f"Jejaknya di Prefect ({nama}): {jejak}")
    return baris


def _sebagai_data(hasil: HasilAlur) -> dict[str, object]:
    return {
        "alur": hasil.jenis.value,
        "periode": str(hasil.periode),
        "satker": hasil.kantor.satker.kode,
        "hasil": hasil.kalimat,
        "berubah": hasil.berubah,
        "tertunda": hasil.tertunda,
        "rencana_kurang": kabarkan(hasil.rencana_kurang) if hasil.rencana_kurang else None,
        "ditetapkan": [kabarkan(satu) for satu in hasil.ditetapkan],
        "naskah": [
            {
                "kunci": n.kunci,
                "perihal": n.perihal,
                "tindakan": n.tindakan.value,
                "berkas": str(n.berkas),
                "isian": n.isian,
                "belum_terverifikasi": n.belum_terverifikasi,
                "keterangan": n.keterangan,
            }
            for n in hasil.naskah
        ],
        "kiriman": [k.sebagai_data() for k in hasil.kiriman],
        "masalah": [str(m) for m in hasil.masalah],
    }
