"""The paper's network in PyTorch Geometric: the layers and heads of the kit, with its weights, on edge lists."""

import numpy as np
import torch
from torch import nn
from torch_geometric.data import HeteroData
from torch_geometric.nn import HeteroConv, MessagePassing, SAGEConv

BS_TO_UE = ("bs", "link", "ue")
UE_TO_BS = ("ue", "link", "bs")
ELEMENT_OF = ("antenna", "element_of", "bs")
HAS = ("bs", "has", "antenna")

NO_PATH_LOGIT = -1e9


class LinkSage(MessagePassing):
    """SAGEConv with edge features: the mean of relu(W h_source + W_e e), combined. The library's has none."""

    def __init__(self, source_in, link_in, hidden):
        super().__init__(aggr="mean")
        self.source = nn.Linear(source_in, hidden)
        self.edge = nn.Linear(link_in, hidden, bias=False)
        self.combine = nn.Linear(hidden, hidden)

    def forward(self, x, edge_index, edge_attr):
        source, target = x
        mean = self.propagate(
            edge_index, x=(self.source(source), None), edge_attr=self.edge(edge_attr), size=(len(source), len(target))
        )
        return self.combine(mean)

    def message(self, x_j, edge_attr):
        return (x_j + edge_attr).relu_()


class Layer(nn.Module):
    """One layer of type-aware message passing, as hetnet.nn.HeteroSageLayer."""

    def __init__(self, widths, link_in, hidden):
        super().__init__()
        self.own = nn.ModuleDict({kind: nn.Linear(width, hidden) for kind, width in widths.items()})
        self.messages = HeteroConv(
            {
                BS_TO_UE: LinkSage(widths["bs"], link_in, hidden),
                UE_TO_BS: LinkSage(widths["ue"], link_in, hidden),
                ELEMENT_OF: SAGEConv((widths["antenna"], widths["bs"]), hidden, root_weight=False),
                HAS: SAGEConv((widths["bs"], widths["antenna"]), hidden, root_weight=False),
            },
            aggr="sum",
        )

    def forward(self, x, edges, attributes):
        message = self.messages(x, edges, edge_attr_dict=attributes)
        return {kind: (self.own[kind](h) + message[kind]).relu_() for kind, h in x.items()}

    def modules_by_name(self):
        conv = self.messages.convs
        named = {f"{kind}.self": linear for kind, linear in self.own.items()}
        for name, relation in (("bs_link_ue", BS_TO_UE), ("ue_link_bs", UE_TO_BS)):
            link = conv[relation]
            named |= {f"{name}.source": link.source, f"{name}.edge": link.edge, f"{name}.combine": link.combine}
        return named | {"antenna_element_of_bs": conv[ELEMENT_OF].lin_l, "bs_has_antenna": conv[HAS].lin_l}


class HetGnn(nn.Module):
    """The paper's network, as hetnet.model.hetgnn.HetGnn; its large products are made per node and not per edge too."""

    def __init__(self, hidden, blocks):
        super().__init__()
        self.layers = nn.ModuleList(
            [
                Layer({"ue": 4, "bs": 3, "antenna": 2}, 2, hidden),
                Layer({"ue": hidden, "bs": hidden, "antenna": hidden}, 2, hidden),
            ]
        )
        self.heads = nn.ModuleDict(
            {
                "association_ue": nn.Linear(hidden, hidden),
                "association_bs": nn.Linear(hidden, hidden),
                "association_link": nn.Linear(2, hidden, bias=False),
                "association_out": nn.Linear(hidden, 1),
                "antenna_element": nn.Linear(hidden, hidden),
                "antenna_bs": nn.Linear(hidden, hidden),
                "antenna_out": nn.Linear(hidden, 1),
                "power_hidden": nn.Linear(hidden, hidden),
                "power_out": nn.Linear(hidden, blocks),
            }
        )

    @classmethod
    def of(cls, snapshot):
        """The network with the kit's weights, the arrays "weight.NAME" of the snapshot; the kit stores a matrix as
        [in, out].
        """
        model = cls(int(snapshot.settings["hidden"]), snapshot.blocks)
        named = {name.replace("_", ".", 1): module for name, module in model.heads.items()}
        for number, layer in enumerate(model.layers, 1):
            named |= {f"layer{number}.{name}": module for name, module in layer.modules_by_name().items()}
        unused = set(snapshot.names("weight."))
        with torch.no_grad():
            for name, module in named.items():
                matrix = name if module.bias is None else f"{name}.weight"
                module.weight.copy_(torch.from_numpy(snapshot[f"weight.{matrix}"].T))
                unused.remove(matrix)
                if module.bias is not None:
                    module.bias.copy_(torch.from_numpy(snapshot[f"weight.{name}.bias"]))
                    unused.remove(f"{name}.bias")
        if unused:
            raise ValueError(f"weights without a place: {sorted(unused)}")
        return model

    def forward(self, data):
        x, attributes = data.x_dict, data.edge_attr_dict
        for layer in self.layers:
            x = layer(x, data.edge_index_dict, attributes)
        return self.association(x, data), self.antennas(x), self.power(x)

    def association(self, x, data):
        """Logits [U, B]."""
        ue, bs = data[UE_TO_BS].edge_index
        head = self.heads
        edge = (
            head["association_ue"](x["ue"])[ue]
            + head["association_bs"](x["bs"])[bs]
            + head["association_link"](data[UE_TO_BS].edge_attr)
        )
        logit = head["association_out"](edge.relu_()).squeeze(1)
        return logit.new_full((len(x["ue"]), len(x["bs"])), NO_PATH_LOGIT).index_put((ue, bs), logit)

    def antennas(self, x):
        """Shares [B, A]."""
        sites = len(x["bs"])
        element = self.heads["antenna_element"](x["antenna"]).view(sites, -1, x["bs"].shape[1])
        element = element + self.heads["antenna_bs"](x["bs"])[:, None]
        return self.heads["antenna_out"](element.relu_()).squeeze(2).softmax(1)

    def power(self, x):
        """Shares [B, R]."""
        return self.heads["power_out"](self.heads["power_hidden"](x["bs"]).relu_()).softmax(1)


class GraphBuilder:
    """From positions, path losses and distances to a scaled HeteroData in single precision; every pair has a path."""

    def __init__(self, snapshot):
        self.arrays = {
            name: snapshot[name]
            for name in (
                "site_position",
                "user_position",
                "user_speed",
                "user_heading",
                "path_loss",
                "distance",
                "gain",
            )
        }
        self.antennas = int(snapshot.settings["antennas"])
        self.scaler = {
            name: snapshot[f"scaler_{name}"] for name in ("ueMean", "ueStd", "bsMean", "bsStd", "linkMean", "linkStd")
        }

    def run(self):
        given, scaler = self.arrays, self.scaler
        speed, heading = given["user_speed"], given["user_heading"]
        ue = np.column_stack([given["user_position"][:, :2], speed * np.cos(heading), speed * np.sin(heading)])
        users, sites = np.nonzero(given["gain"] > 0)
        link = np.column_stack([given["path_loss"][users, sites], given["distance"][users, sites]])
        bs_count = len(given["site_position"])
        data = HeteroData()
        data["ue"].x = single((ue - scaler["ueMean"]) / scaler["ueStd"])
        data["bs"].x = single((given["site_position"] - scaler["bsMean"]) / scaler["bsStd"])
        data["antenna"].x = single(np.tile(panel(self.antennas), (bs_count, 1)))
        attributes = single((link - scaler["linkMean"]) / scaler["linkStd"])
        edges = torch.from_numpy(np.stack([users, sites]))
        for relation, index in ((UE_TO_BS, edges), (BS_TO_UE, edges.flip(0))):
            data[relation].edge_index = index
            data[relation].edge_attr = attributes
        element = torch.arange(bs_count * self.antennas)
        owner = element // self.antennas
        data[ELEMENT_OF].edge_index = torch.stack([element, owner])
        data[HAS].edge_index = torch.stack([owner, element])
        return data

    @staticmethod
    def numbers(data):
        parts = data["ue"].x, data["bs"].x, data["antenna"].x, data[UE_TO_BS].edge_attr
        return np.concatenate([part.numpy().ravel() for part in parts])


def single(values):
    return torch.from_numpy(values.astype(np.float32))


def panel(antennas):
    """Offset in wavelengths and polarisation of each element of a cross-polarised panel."""
    element = np.arange(antennas)
    columns = (antennas + 1) // 2
    return np.column_stack([(element // 2 - (columns - 1) / 2) / 2, np.where(element % 2 == 0, 1, -1)])
